using Attune.Decisions.Audiences;
using Attune.Decisions.Bucketing;

namespace Attune.Decisions.Experiences;

/// <summary>An audience of an experience with the variations that are split among it.</summary>
public sealed record ExperienceAudience
{
    /// <summary>1 to 8 letters and digits, unique in the experience, such as <c>42D</c>; <c>audience_id</c> on the wire.</summary>
    public required string Id { get; init; }

    /// <summary><c>audience_name</c> on the wire.</summary>
    public required string Name { get; init; }

    public AudienceRule Rule { get; init; } = AudienceRule.AllUsers;

    public required IReadOnlyList<Variation> Variations { get; init; }

    /// <summary>
    /// Which of the 10,000 slots belong to which variation. Kept with the record and edited as little as the shares ask
    /// (<see cref="SlotAllocation"/>); null lays the variations out in their order.
    /// </summary>
    public IReadOnlyList<SlotRun>? Slots { get; init; }
}
