using Attune.Decisions.Rules;
using Attune.Decisions.Users;

namespace Attune.Decisions.Explanations;

/// <summary>Writes down what rules evaluate, clause by clause. One for one explanation; not thread-safe.</summary>
internal sealed class RuleTrace
{
    private readonly Stack<Entry> _open = new();
    private ExplanationNode? _done;

    public void Enter(Rule rule) => _open.Push(new(rule));

    public void See(AttributeValue value)
    {
        if (_open.TryPeek(out var entry))
        {
            entry.Seen = value;
        }
    }

    public void Note(string note)
    {
        if (_open.TryPeek(out var entry))
        {
            entry.Note = note;
        }
    }

    public void Note(Mismatch mismatch) =>
        Note(
            mismatch switch
            {
                Mismatch.Missing => "missing",
                Mismatch.Null => "null",
                Mismatch.WrongType => "of another type than the filter says",
                _ => "the ranking of all users was not computed yet",
            }
        );

    public void Leave(Truth truth)
    {
        var entry = _open.Pop();
        var node = new ExplanationNode
        {
            Text = entry.Rule.Text,
            Path = entry.Rule.Clause?.Path,
            Result = truth switch
            {
                Truth.True => ClauseResult.Match,
                Truth.False => ClauseResult.NoMatch,
                _ => ClauseResult.Unknown,
            },
            Seen = entry.Seen,
            Note = entry.Note,
            Clauses = entry.Clauses,
        };
        if (_open.TryPeek(out var parent))
        {
            (parent.Clauses ??= []).Add(node);
        }
        else
        {
            _done = node;
        }
    }

    /// <summary>Hands over the outermost rule that was left last.</summary>
    public ExplanationNode? Take()
    {
        var done = _done;
        _done = null;
        return done;
    }

    private sealed class Entry(Rule rule)
    {
        public Rule Rule { get; } = rule;

        public AttributeValue Seen { get; set; }

        public string? Note { get; set; }

        public List<ExplanationNode>? Clauses { get; set; }
    }
}
