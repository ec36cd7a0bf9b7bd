using System.Net;
using Attune.Decisions.Sessions;

namespace Attune.Core.Geo;

/// <summary>
/// A geo database file that may appear, change, break and vanish at any time. What was loaded last keeps serving until a
/// newer version loads.
/// </summary>
internal sealed class WatchedGeoDatabase(string path, bool ipv6, Action<GeoDatabaseHealth> changed)
{
    /// <summary>A file that could not be loaded is tried again, in case the disk was full or the like.</summary>
    private const int LooksBeforeRetry = 30;

    private GeoDatabase? _current;
    private FileStamp _loaded;
    private FileStamp? _refused;
    private FileStamp? _seen;
    private int _looksSinceRefusal;
    private volatile string? _problem = $"{path} has not been loaded yet.";

    internal GeoDatabaseHealth Health
    {
        get
        {
            var current = Volatile.Read(ref _current);
            return new GeoDatabaseHealth(
                path,
                current is not null,
                current?.DatabaseType,
                current?.BuiltAt,
                _problem,
                current?.FailedLookups ?? 0
            );
        }
    }

    internal GeoFacts Locate(IPAddress address)
    {
        while (Volatile.Read(ref _current) is { } current)
        {
            if (current.TryLocate(address, out var facts))
            {
                return facts;
            }
        }

        return default;
    }

    /// <summary>
    /// Looks at the file, and loads it where it is new and nobody is writing it: a file that changed since the last look
    /// waits for the next, unless <paramref name="atOnce"/>. Not to be called twice at a time.
    /// </summary>
    internal void Look(bool atOnce)
    {
        var stamp = FileStamp.Of(path);
        var settled = atOnce || stamp == _seen;
        _seen = stamp;
        if (!settled || (stamp == _refused && ++_looksSinceRefusal < LooksBeforeRetry))
        {
            return;
        }

        if (_current is not null && stamp == _loaded)
        {
            _refused = null;
            Report(null);
            return;
        }

        Load(stamp);
    }

    /// <summary>Gives the file back; look-ups find nothing from now on.</summary>
    internal void Close() => Interlocked.Exchange(ref _current, null)?.Retire();

    private void Load(FileStamp stamp)
    {
        try
        {
            if (!stamp.Exists)
            {
                throw new GeoDatabaseException($"{path} does not exist.");
            }

            var loaded = GeoDatabaseLoader.Load(path, ipv6);
            (_loaded, _refused) = (stamp, null);
            Interlocked.Exchange(ref _current, loaded)?.Retire();
            Report(null, always: true);
        }
        catch (GeoDatabaseException failure)
        {
            (_refused, _looksSinceRefusal) = (stamp, 0);
            Report(failure.Message + Advice());
        }
    }

    private string Advice() =>
        _current is { } current
            ? $" The version of {current.BuiltAt:yyyy-MM-dd} keeps serving."
            : " Conditions on a place do not match until it is there: run `attune data`.";

    private void Report(string? problem, bool always = false)
    {
        if (always || _problem != problem)
        {
            _problem = problem;
            changed(Health);
        }
    }
}
