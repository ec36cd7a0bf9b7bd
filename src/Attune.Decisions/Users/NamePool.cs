using System.Collections.Concurrent;

namespace Attune.Decisions.Users;

/// <summary>
/// Keeps one string for each attribute and event name, since a million users have the same ones. Bounded: when full, names are
/// passed through unshared. Thread-safe.
/// </summary>
/// <param name="capacity">How many names are shared; 10,000 unless told.</param>
public sealed class NamePool(int capacity = NamePool.DefaultCapacity)
{
    /// <summary>More than the 512 events and 256 attributes of a workspace (wire.md section 5.1), for several workspaces.</summary>
    public const int DefaultCapacity = 10_000;

    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The shared string that equals <paramref name="name"/>.</summary>
    public string Share(string name)
    {
        if (_names.TryGetValue(name, out var shared))
        {
            return shared;
        }

        return _names.Count >= capacity ? name : _names.GetOrAdd(name, name);
    }
}
