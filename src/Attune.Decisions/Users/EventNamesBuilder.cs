namespace Attune.Decisions.Users;

/// <summary>Numbers new names on top of those that a history already has.</summary>
internal sealed class EventNamesBuilder(EventNames known)
{
    private Dictionary<string, int>? _added;

    public int Number(string name)
    {
        var id = known.Find(name);
        if (id >= 0)
        {
            return id;
        }

        _added ??= new(StringComparer.Ordinal);
        if (!_added.TryGetValue(name, out id))
        {
            id = known.Count + _added.Count;
            _added.Add(name, id);
        }

        return id;
    }

    public EventNames Build()
    {
        if (_added is null)
        {
            return known;
        }

        var names = new string[known.Count + _added.Count];
        known.All.CopyTo(names);
        foreach (var (name, id) in _added)
        {
            names[id] = name;
        }

        return new(names);
    }
}
