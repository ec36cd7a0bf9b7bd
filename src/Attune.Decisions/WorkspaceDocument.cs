using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules;
using Attune.Decisions.Validation;

namespace Attune.Decisions;

/// <summary>
/// Everything that a <see cref="Snapshot"/> is built from: one workspace's configuration at one version, without secrets, serialisable
/// by <see cref="DecisionsJson"/>. Immutable.
/// </summary>
public sealed record WorkspaceDocument
{
    public required string WorkspaceId { get; init; }

    /// <summary>The configuration's version; it grows with every change, and every decision tells its own.</summary>
    public required long Version { get; init; }

    /// <summary>An IANA time zone: what filters and schedules mean by a day.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    public IReadOnlyList<Experience> Experiences { get; init; } = [];

    public IReadOnlyList<CustomSegment> Segments { get; init; } = [];

    public IReadOnlyList<ExclusionGroup> ExclusionGroups { get; init; } = [];

    /// <summary>Null for none.</summary>
    public GlobalControlGroup? GlobalControlGroup { get; init; }

    /// <summary>What "most" and "least number of times" compare with, as far as it was computed.</summary>
    public IReadOnlyList<AffinityRanking> Rankings { get; init; } = [];

    public DecisionLimits Limits { get; init; } = DecisionLimits.Default;
}
