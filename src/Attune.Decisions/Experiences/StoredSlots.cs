using Attune.Decisions.Bucketing;

namespace Attune.Decisions.Experiences;

/// <summary>
/// Gives records their slots before they are saved: those of the version before, edited as little as the new shares ask, so that
/// users keep what they have. Pure.
/// </summary>
public static class StoredSlots
{
    /// <summary>The edited experience with its slots; shares that are no shares are left for <see cref="Validation.RecordCheck"/>.</summary>
    /// <param name="edited">As an author left it; slots in it are not looked at.</param>
    /// <param name="before">The version before, or null for a new experience.</param>
    public static Experience Carry(Experience edited, Experience? before) =>
        edited with
        {
            Audiences =
            [
                .. edited.Audiences.Select(audience =>
                    audience with
                    {
                        Slots = Edit(
                            Present(before?.Audiences.FirstOrDefault(other => other.Id == audience.Id)),
                            Shares(audience)
                        ),
                    }
                ),
            ],
        };

    /// <summary>The edited exclusive group with its slots.</summary>
    public static ExclusionGroup Carry(ExclusionGroup edited, ExclusionGroup? before) =>
        edited with
        {
            Slots = Edit(before is null ? null : before.Slots ?? Edit(null, Shares(before)), Shares(edited)),
        };

    // A record that was saved without slots served the ones that its shares lay out.
    private static IReadOnlyList<SlotRun>? Present(ExperienceAudience? audience) =>
        audience is null ? null : audience.Slots ?? Edit(null, Shares(audience));

    private static IEnumerable<(string, decimal)> Shares(ExperienceAudience audience) =>
        audience.Variations.Select(variation => (variation.Id, variation.Percentage));

    private static IEnumerable<(string, decimal)> Shares(ExclusionGroup group) =>
        group.Members.Select(member => (member.ExperienceId, member.Percentage));

    private static IReadOnlyList<SlotRun>? Edit(IReadOnlyList<SlotRun>? current, IEnumerable<(string, decimal)> wanted)
    {
        var shares = new List<SlotShare>();
        foreach (var (owner, percentage) in wanted)
        {
            if (SlotAllocation.ToSlots(percentage) is not { } slots || shares.Any(share => share.Owner == owner))
            {
                return null;
            }

            shares.Add(new(owner, slots));
        }

        return shares.Sum(share => share.Slots) <= Bucket.Slots ? SlotAllocation.Edit(current, shares) : null;
    }
}
