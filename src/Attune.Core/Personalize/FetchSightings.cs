using System.Collections.Concurrent;

namespace Attune.Core.Personalize;

/// <summary>
/// When each workspace was last asked for experiences by a backend, since the server's start. Thread-safe; takes no lock and
/// allocates nothing for a workspace seen before.
/// </summary>
public sealed class FetchSightings(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Sighting> workspaces = new(StringComparer.Ordinal);

    /// <summary>How many fetches of the workspace have come.</summary>
    public long CountOf(string workspaceId) =>
        workspaces.TryGetValue(workspaceId, out var sighting) ? Interlocked.Read(ref sighting.Count) : 0;

    /// <summary>When the last one came, or null.</summary>
    public DateTimeOffset? LastOf(string workspaceId) =>
        workspaces.TryGetValue(workspaceId, out var sighting)
            ? DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref sighting.LastMs))
            : null;

    public void See(string workspaceId)
    {
        if (!workspaces.TryGetValue(workspaceId, out var sighting))
        {
            sighting = workspaces.GetOrAdd(workspaceId, static _ => new Sighting());
        }
        Interlocked.Exchange(ref sighting.LastMs, time.GetUtcNow().ToUnixTimeMilliseconds());
        Interlocked.Increment(ref sighting.Count);
    }

    private sealed class Sighting
    {
        public long LastMs;
        public long Count;
    }
}
