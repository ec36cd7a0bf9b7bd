using Attune.Decisions.Bucketing;

namespace Attune.Decisions.Experiences;

/// <summary>An experience's part of an exclusive group, ready to decide.</summary>
internal sealed class ExclusionShare(ExclusionGroup group, SlotMap slots, int member)
{
    public string GroupName => group.Name;

    public string Salt => group.Id;

    /// <summary>Whether the user's draw in the group belongs to this experience.</summary>
    public bool Holds(string bucketingId, out int slot)
    {
        slot = Bucket.Of(group.Id, bucketingId).Slot;
        return slots.OwnerOf(slot) == member;
    }
}
