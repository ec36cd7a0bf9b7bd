namespace Attune.Decisions.Users;

/// <summary>
/// The segments made from files of ids that a user is in. Kept with the user, so that a segment of millions costs a decision
/// nothing. Immutable and thread-safe; asking allocates nothing.
/// </summary>
public sealed class SegmentMembership
{
    private readonly string[] _ids;

    private SegmentMembership(string[] ids) => _ids = ids;

    /// <summary>In no segment.</summary>
    public static SegmentMembership None { get; } = new([]);

    /// <summary>The segments' ids, in ordinal order.</summary>
    public ReadOnlySpan<string> Ids => _ids;

    public int SizeInBytes => 40 + (8 * _ids.Length);

    public static SegmentMembership Of(IEnumerable<string> segmentIds)
    {
        var ids = segmentIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return ids.Length == 0 ? None : new(ids);
    }

    public bool Contains(string segmentId) => Array.BinarySearch(_ids, segmentId, StringComparer.Ordinal) >= 0;

    public SegmentMembership With(string segmentId) => Contains(segmentId) ? this : Of([.. _ids, segmentId]);

    public SegmentMembership Without(string segmentId) =>
        Contains(segmentId) ? Of(_ids.Where(id => id != segmentId)) : this;
}
