using Attune.Decisions.Validation;
using NodaTime;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>What compiling all records of a workspace shares. Used by one thread.</summary>
internal sealed class WorkspaceRules
{
    private readonly Dictionary<string, AffinityRanking> _rankings = new(StringComparer.Ordinal);
    private readonly List<RuleClause> _clauses = [];

    public WorkspaceRules(WorkspaceDocument document, DateTimeZone zone)
    {
        Zone = zone;
        Limits = document.Limits;
        Segments = new(this, document.Segments);
        foreach (var ranking in document.Rankings)
        {
            _rankings[ranking.Key] = ranking;
        }
    }

    public DateTimeZone Zone { get; }

    public DecisionLimits Limits { get; }

    public SegmentTable Segments { get; }

    public IReadOnlyList<RuleClause> Clauses => _clauses;

    public AffinityRanking? Ranking(string key) => _rankings.GetValueOrDefault(key);

    public RuleClause Clause(string owner, string path, string text)
    {
        var clause = new RuleClause(_clauses.Count, owner, path, text);
        _clauses.Add(clause);
        return clause;
    }
}
