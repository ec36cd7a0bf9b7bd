using Attune.Decisions.Bucketing;

namespace Attune.Decisions.Experiences;

/// <summary>Finds the owner of a slot, by its number among the owners. Immutable; allocates nothing.</summary>
internal sealed class SlotMap
{
    public const int Nobody = -1;

    private readonly int[] _ends;
    private readonly int[] _owners;

    public SlotMap(IReadOnlyList<SlotRun> runs, IReadOnlyList<string> owners)
    {
        _ends = new int[runs.Count];
        _owners = new int[runs.Count];
        var numbers = owners.Index().ToDictionary(owner => owner.Item, owner => owner.Index, StringComparer.Ordinal);
        var end = 0;
        for (var at = 0; at < runs.Count; at++)
        {
            end += runs[at].Count;
            _ends[at] = end;
            _owners[at] = runs[at].Owner is { } owner ? numbers[owner] : Nobody;
        }
    }

    /// <summary>The number of the slot's owner, or <see cref="Nobody"/>.</summary>
    public int OwnerOf(int slot)
    {
        var at = Array.BinarySearch(_ends, slot + 1);
        at = at < 0 ? ~at : at;
        return at < _owners.Length ? _owners[at] : Nobody;
    }
}
