using Attune.Decisions.Audiences;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>A segment on its way to being compiled.</summary>
internal sealed class SegmentEntry(CustomSegment segment)
{
    public CustomSegment Segment { get; } = segment;

    public ProblemList Problems { get; } = new();

    /// <summary>Who is in it; null for a segment from a file, or one with problems.</summary>
    public Rule? Rule { get; set; }

    public IReadOnlyCollection<string> SegmentsMet { get; set; } = [];

    /// <summary>Levels of segments inside it.</summary>
    public int Depth { get; set; }

    public SegmentProgress Progress { get; set; }

    public bool IsBroken => Problems.Count > 0;
}
