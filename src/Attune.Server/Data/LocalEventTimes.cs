using Attune.Core.Users;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Users;
using NodaTime;

namespace Attune.Server.Data;

/// <summary>
/// Finds the UTC time of events that came with a wall clock and no offset: by the user's own offset, else by the
/// workspace's time zone (published schema, <c>user_timezone_offset</c>).
/// </summary>
internal sealed class LocalEventTimes(IUserDirectory users, IWorkspaceSettings workspaces, EventTimeReader times)
{
    /// <summary>The change with every event in UTC. Notes events that turn out to be in the future.</summary>
    public async ValueTask<UserChange> SettleAsync(
        string workspaceId,
        UserChange change,
        IReadOnlyList<LocalEvent> local,
        DataErrorList errors,
        CancellationToken cancellation
    )
    {
        if (local.Count == 0)
        {
            return change;
        }
        var own = await FindOffsetAsync(workspaceId, change.Identifiers, cancellation);
        var zone =
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(workspaces.Current(workspaceId).TimeZone) ?? DateTimeZone.Utc;
        var events = change.Events.ToArray();
        foreach (var (index, tracked) in local)
        {
            var found = errors.Count;
            var offset = own ?? OffsetIn(zone, tracked.TimeMs);
            if (times.Settle(tracked.TimeMs, offset, errors) is { } moment)
            {
                events[index] = tracked with { TimeMs = moment.TimeMs, OffsetSeconds = moment.OffsetSeconds };
            }
            errors.PutBelow($"actions[{index}]", found);
        }
        return change with { Events = events };
    }

    private async ValueTask<int?> FindOffsetAsync(
        string workspaceId,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellation
    )
    {
        foreach (var identifier in identifiers)
        {
            if (await users.FindAsync(workspaceId, identifier, cancellation) is not { } user)
            {
                continue;
            }
            var minutes = user.Attributes[AttributeCatalog.TimezoneOffset];
            return minutes.Kind switch
            {
                AttributeKind.Integer when Math.Abs(minutes.AsInteger()) <= EventTimeReader.MaxOffsetSeconds / 60 =>
                    (int)minutes.AsInteger() * 60,
                AttributeKind.Double when Math.Abs(minutes.AsDouble()) <= EventTimeReader.MaxOffsetSeconds / 60 =>
                    (int)(minutes.AsDouble() * 60),
                _ => null,
            };
        }
        return null;
    }

    private static int OffsetIn(DateTimeZone zone, long wallClockMs)
    {
        var wall = Instant.FromUnixTimeMilliseconds(wallClockMs).InUtc().LocalDateTime;
        return zone.AtLeniently(wall).Offset.Seconds;
    }
}
