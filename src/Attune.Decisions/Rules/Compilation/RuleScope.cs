using Attune.Decisions.Validation;
using NodaTime;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>What compiling one record's rules shares. Used by one thread while a snapshot is compiled.</summary>
internal sealed class RuleScope(WorkspaceRules workspace, string owner)
{
    private readonly HashSet<string> _segments = new(StringComparer.Ordinal);
    private int _filters;

    /// <summary>Where in the record the filters stand that are compiled next.</summary>
    public RulePlace Place { get; set; }

    public DateTimeZone Zone => workspace.Zone;

    public DecisionLimits Limits => workspace.Limits;

    public SegmentTable Segments => workspace.Segments;

    /// <summary>The segments that were met, those inside segments included.</summary>
    public IReadOnlyCollection<string> SegmentsMet => _segments;

    /// <summary>The greatest depth of segments inside segments that was met.</summary>
    public int SegmentDepth { get; private set; }

    public AffinityRanking? Ranking(string key) => workspace.Ranking(key);

    /// <summary>Makes a condition that mismatches are counted for.</summary>
    public RuleClause Clause(ProblemList at, string text) => workspace.Clause(owner, at.Path, text);

    /// <summary>Counts a filter; false, with a problem added, for the first that is too many.</summary>
    public bool CountFilter(ProblemList problems)
    {
        _filters++;
        if (_filters == Limits.FiltersPerRule + 1)
        {
            problems.Add(
                FormattableString.Invariant($"A rule may have {Limits.FiltersPerRule} filters, groups counted."),
                ProblemKind.TooLarge
            );
        }

        return _filters <= Limits.FiltersPerRule;
    }

    public void Meet(SegmentEntry segment, ProblemList problems)
    {
        var before = _segments.Count;
        _segments.Add(segment.Segment.Id);
        _segments.UnionWith(segment.SegmentsMet);
        SegmentDepth = Math.Max(SegmentDepth, segment.Depth + 1);
        if (before <= Limits.SegmentsPerRule && _segments.Count > Limits.SegmentsPerRule)
        {
            problems.Add(
                FormattableString.Invariant(
                    $"A rule may refer to {Limits.SegmentsPerRule} segments, those inside them counted."
                ),
                ProblemKind.TooManySegments
            );
        }

        if (SegmentDepth > Limits.SegmentDepth)
        {
            problems.Add(
                FormattableString.Invariant($"Segments may be nested {Limits.SegmentDepth} levels deep."),
                ProblemKind.TooDeep
            );
        }
    }

    /// <summary>Checks the name of an attribute, event or parameter.</summary>
    public bool HasName(string name, string member, ProblemList problems)
    {
        if (name.Length > 0 && name.Length <= Limits.NameLength)
        {
            return true;
        }

        problems.Add(member, FormattableString.Invariant($"A name has 1 to {Limits.NameLength} characters."));
        return false;
    }
}
