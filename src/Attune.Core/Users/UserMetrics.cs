using System.Diagnostics.Metrics;

namespace Attune.Core.Users;

/// <summary>What is counted of users, as instruments of the meter <c>Attune.Users</c>. Thread-safe.</summary>
public sealed class UserMetrics : IDisposable
{
    private readonly Meter meter = new("Attune.Users");
    private readonly Counter<long> sharedLookups;
    private readonly Counter<long> takenVisitors;
    private readonly Counter<long> links;
    private readonly Counter<long> repeatedEvents;
    private readonly Counter<long> events;
    private long sharedLookupCount;
    private long takenVisitorCount;

    public UserMetrics()
    {
        sharedLookups = meter.CreateCounter<long>(
            "attune.users.shared_lookups",
            description: "Look-ups by an email, mobile or custom identifier that several users have."
        );
        takenVisitors = meter.CreateCounter<long>(
            "attune.users.visitors_taken",
            description: "Visitor ids that went from one customer to another."
        );
        links = meter.CreateCounter<long>("attune.users.links", description: "Profiles that became one.");
        events = meter.CreateCounter<long>("attune.users.events", description: "Events counted.");
        repeatedEvents = meter.CreateCounter<long>(
            "attune.users.events_repeated",
            description: "Events whose UUID had been counted before."
        );
    }

    /// <summary>Look-ups that found several users and took the one updated last.</summary>
    public long SharedLookups => Interlocked.Read(ref sharedLookupCount);

    /// <summary>Visitor ids that went from one customer to another.</summary>
    public long TakenVisitors => Interlocked.Read(ref takenVisitorCount);

    public void Dispose() => meter.Dispose();

    internal void SharedLookup()
    {
        Interlocked.Increment(ref sharedLookupCount);
        sharedLookups.Add(1);
    }

    internal void VisitorTaken()
    {
        Interlocked.Increment(ref takenVisitorCount);
        takenVisitors.Add(1);
    }

    internal void Linked() => links.Add(1);

    internal void Events(int counted, int repeated)
    {
        if (counted > 0)
        {
            events.Add(counted);
        }
        if (repeated > 0)
        {
            repeatedEvents.Add(repeated);
        }
    }
}
