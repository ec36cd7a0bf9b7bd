namespace Attune.Decisions.Recordings;

/// <summary>
/// Numbers the names of one block (keys, attributes, browsers, cities): each is written once, and records refer to it by its
/// number, 0 standing for none. Not thread-safe.
/// </summary>
internal sealed class RecordingNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public IReadOnlyList<string> All => _names;

    public int Number(string? name)
    {
        if (name is null)
        {
            return 0;
        }

        if (!_numbers.TryGetValue(name, out var number))
        {
            _names.Add(name);
            number = _names.Count;
            _numbers.Add(name, number);
        }

        return number;
    }

    public void Clear()
    {
        _numbers.Clear();
        _names.Clear();
    }
}
