namespace Attune.Decisions.Users;

/// <summary>
/// The names of events and attributes in one user's history, numbered in the order in which they came. Immutable; shared by all
/// versions of a history until a new name comes.
/// </summary>
internal sealed class EventNames
{
    private readonly string[] _names;
    private readonly OrdinalIndex _index;

    public EventNames(string[] names)
    {
        _names = names;
        _index = OrdinalIndex.For(names);
    }

    public static EventNames Empty { get; } = new([]);

    public int Count => _names.Length;

    public int SizeInBytes => 64 + (8 * _names.Length) + _index.SizeInBytes;

    public string this[int id] => _names[id];

    public ReadOnlySpan<string> All => _names;

    /// <summary>The name's number, or -1.</summary>
    public int Find(string name) => _index.Find(_names, name);
}
