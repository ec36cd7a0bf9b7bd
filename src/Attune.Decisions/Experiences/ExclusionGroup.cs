using Attune.Decisions.Bucketing;

namespace Attune.Decisions.Experiences;

/// <summary>
/// Experiences of which a user can be in one at most: each has users of its own, whichever of the experiences are asked for. An
/// experience is in one group at most.
/// </summary>
public sealed record ExclusionGroup
{
    /// <summary>24 hexadecimal digits; the salt of the group's draw.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<ExclusionMember> Members { get; init; }

    /// <summary>Which of the 10,000 slots belong to which experience id; null lays them out in their order.</summary>
    public IReadOnlyList<SlotRun>? Slots { get; init; }
}
