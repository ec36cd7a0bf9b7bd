namespace Attune.Core.Analytics.Rollups;

/// <summary>What is to be written to one generation of totals.</summary>
public sealed record AnalyticsWrite
{
    public required long Generation { get; init; }

    /// <summary>Facts of users, null for a user of whom nothing is kept any more.</summary>
    public required IReadOnlyList<KeyValuePair<Guid, byte[]?>> Facts { get; init; }

    /// <summary>To be added; none is 0.</summary>
    public required IReadOnlyList<KeyValuePair<RollupCell, RollupValue>> Cells { get; init; }

    /// <summary>To be added.</summary>
    public required IReadOnlyList<KeyValuePair<OutcomeKey, OutcomeSums>> Outcomes { get; init; }
}
