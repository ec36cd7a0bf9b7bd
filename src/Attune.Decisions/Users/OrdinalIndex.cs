using System.Numerics;

namespace Attune.Decisions.Users;

/// <summary>
/// Finds a name in an array of distinct names: by comparing a few, by an open-addressed table of positions for more.
/// Holds no names itself. Immutable.
/// </summary>
internal readonly struct OrdinalIndex
{
    private const int Few = 8;
    private readonly int[]? _slots;

    private OrdinalIndex(int[]? slots) => _slots = slots;

    public int SizeInBytes => _slots is null ? 0 : 24 + (4 * _slots.Length);

    public static OrdinalIndex For(ReadOnlySpan<string> names)
    {
        if (names.Length <= Few)
        {
            return default;
        }

        var slots = new int[BitOperations.RoundUpToPowerOf2((uint)names.Length * 2)];
        for (var at = 0; at < names.Length; at++)
        {
            var slot = Slot(names[at], slots.Length);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = at + 1;
        }

        return new(slots);
    }

    /// <summary>The position of the name among <paramref name="names"/>, or -1.</summary>
    public int Find(ReadOnlySpan<string> names, string name)
    {
        if (_slots is null)
        {
            for (var at = 0; at < names.Length; at++)
            {
                if (string.Equals(names[at], name, StringComparison.Ordinal))
                {
                    return at;
                }
            }

            return -1;
        }

        var slot = Slot(name, _slots.Length);
        while (_slots[slot] is var entry and not 0)
        {
            if (string.Equals(names[entry - 1], name, StringComparison.Ordinal))
            {
                return entry - 1;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return -1;
    }

    private static int Slot(string name, int length) => name.GetHashCode(StringComparison.Ordinal) & (length - 1);
}
