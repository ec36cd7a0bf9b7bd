using Attune.Decisions.Users;

namespace Attune.Core.Users.Profiles;

/// <summary>
/// A history and the events that came since it was built. Many events may be written before anybody reads: the history is
/// built for the first reader. Immutable to the outside; safe for concurrent use.
/// </summary>
internal sealed class EventLog
{
    /// <summary>So many events wait at most, since they are objects until they are in the history's bytes.</summary>
    private const int Waiting = 64;

    private readonly EventHistory basis;
    private readonly UserEvent[] added;
    private EventHistory? built;

    public EventLog(EventHistory basis)
    {
        this.basis = basis;
        added = [];
        built = basis;
    }

    private EventLog(EventHistory basis, UserEvent[] added)
    {
        this.basis = basis;
        this.added = added;
    }

    public static EventLog Empty { get; } = new(EventHistory.Empty);

    public int Count => basis.Count + added.Length;

    public int SizeInBytes => (built ?? basis).SizeInBytes + (built is null ? added.Length * 400 : 0);

    /// <summary>The whole history; the work is done once, by whoever asks first.</summary>
    public EventHistory History => built ?? (built = Build());

    /// <summary>With these events, of which the earliest give way where there are more than <paramref name="limit"/>.</summary>
    public EventLog Append(IReadOnlyList<UserEvent> events, int limit)
    {
        if (events.Count == 0)
        {
            return this;
        }
        var log = built is { } history
            ? new EventLog(history, [.. events])
            : new EventLog(basis, [.. added, .. events]);
        if (log.added.Length >= Waiting || log.Count > limit)
        {
            var whole = log.History;
            // A tenth more is let stand, so that a user at the limit is not cut at every event.
            return new EventLog(whole.Count > limit + (limit / 10) ? whole.KeepLast(limit) : whole);
        }
        return log;
    }

    private EventHistory Build()
    {
        var history = basis;
        foreach (var happened in added)
        {
            history = history.Append(happened);
        }
        return history;
    }
}
