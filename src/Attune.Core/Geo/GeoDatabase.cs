using System.Net;
using Attune.Decisions.Sessions;
using MaxMind.Db;

namespace Attune.Core.Geo;

/// <summary>
/// One loaded version of a geo database. Look-ups and <see cref="Retire"/> may run at once: memory is given back after
/// the last look-up that is under way.
/// </summary>
internal sealed class GeoDatabase
{
    private const int Retired = int.MinValue;

    private readonly Reader _reader;
    private readonly Action _released;
    private readonly GeoCache _cache = new();
    private int _lookups;
    private long _failed;

    /// <param name="reader">The open file; belongs to this object from now on.</param>
    /// <param name="released">Called once, after the file is closed.</param>
    internal GeoDatabase(Reader reader, Action released)
    {
        _reader = reader;
        _released = released;
        BuiltAt = new DateTimeOffset(reader.Metadata.BuildDate, TimeSpan.Zero);
    }

    internal string DatabaseType => _reader.Metadata.DatabaseType;

    internal DateTimeOffset BuiltAt { get; }

    internal long FailedLookups => Interlocked.Read(ref _failed);

    /// <summary>The place of an address; false where this version is retired and another must be asked.</summary>
    internal bool TryLocate(IPAddress address, out GeoFacts facts)
    {
        if (_cache.TryGet(address, out facts))
        {
            return true;
        }

        if (!TryEnter())
        {
            return false;
        }

        try
        {
            facts = Read(address);
        }
        finally
        {
            Leave();
        }

        _cache.Set(address, facts);
        return true;
    }

    /// <summary>Takes no further look-ups and closes the file when none is under way. To be called once.</summary>
    internal void Retire()
    {
        if (Interlocked.Add(ref _lookups, Retired) == Retired)
        {
            Close();
        }
    }

    // Whatever a damaged file makes its reader do, a fetch goes on without a place.
    private GeoFacts Read(IPAddress address)
    {
        try
        {
            return _reader.Find<Dictionary<string, object>>(address) is { } record
                ? GeoFactsReader.Read(record)
                : default;
        }
        catch (Exception)
        {
            Interlocked.Increment(ref _failed);
            return default;
        }
    }

    private bool TryEnter()
    {
        var seen = Volatile.Read(ref _lookups);
        while (seen >= 0)
        {
            var before = Interlocked.CompareExchange(ref _lookups, seen + 1, seen);
            if (before == seen)
            {
                return true;
            }

            seen = before;
        }

        return false;
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _lookups) == Retired)
        {
            Close();
        }
    }

    private void Close()
    {
        _reader.Dispose();
        _released();
    }
}
