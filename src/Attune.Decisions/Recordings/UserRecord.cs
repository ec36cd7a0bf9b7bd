using System.IO;
using Attune.Decisions.Rules;
using Attune.Decisions.Users;

namespace Attune.Decisions.Recordings;

/// <summary>A user in a record: of attributes, events and segments only what the rules read.</summary>
internal static class UserRecord
{
    private const long DayMs = 86_400_000;
    private const byte NoCustomer = 0;
    private const byte SameCustomer = 1;
    private const byte OtherCustomer = 2;

    public static void Write(RecordingWriter writer, UserView user, RecordingPlan plan, long nowMs)
    {
        writer.Id(user.Id);
        writer.Text(user.BucketingId);
        WriteCustomer(writer, user);
        writer.Byte((byte)user.GlobalControlGroup);
        writer.Number(user.FirstSeenMs);
        writer.Number(user.Sessions);
        writer.Number(user.Version);
        writer.Members(user.Attributes, plan.Attributes);
        WriteSegments(writer, user.Segments, plan.Segments);
        WriteEvents(writer, user.Events, plan, nowMs);
    }

    public static UserView Read(ref RecordingReader reader)
    {
        var id = reader.Id();
        var bucketingId = reader.Text();
        var customer = reader.Byte() switch
        {
            NoCustomer => null,
            SameCustomer => bucketingId,
            OtherCustomer => reader.Text(),
            _ => throw new InvalidDataException("The recording's user is damaged."),
        };
        var user = new UserView
        {
            Id = id,
            BucketingId = bucketingId,
            CustomerId = customer,
            GlobalControlGroup = (ControlGroupListing)reader.Byte(),
            FirstSeenMs = reader.Number(),
            Sessions = reader.Number(),
            Version = reader.Number(),
            Attributes = reader.Members(),
        };
        var segments = new string[reader.Count()];
        for (var at = 0; at < segments.Length; at++)
        {
            segments[at] = reader.NeededName();
        }

        return user with
        {
            Segments = SegmentMembership.Of(segments),
            Events = ReadEvents(ref reader),
        };
    }

    private static void WriteCustomer(RecordingWriter writer, UserView user)
    {
        if (user.CustomerId is null)
        {
            writer.Byte(NoCustomer);
        }
        else if (string.Equals(user.CustomerId, user.BucketingId, StringComparison.Ordinal))
        {
            writer.Byte(SameCustomer);
        }
        else
        {
            writer.Byte(OtherCustomer);
            writer.Text(user.CustomerId);
        }
    }

    private static void WriteSegments(RecordingWriter writer, SegmentMembership segments, string[] wanted)
    {
        var found = 0;
        foreach (var id in wanted)
        {
            found += segments.Contains(id) ? 1 : 0;
        }

        writer.Count(found);
        foreach (var id in wanted)
        {
            if (segments.Contains(id))
            {
                writer.Name(id);
            }
        }
    }

    private static void WriteEvents(RecordingWriter writer, EventHistory events, RecordingPlan plan, long nowMs)
    {
        var keys = plan.ReadsEventAttributes ? events.Keys.All : [];
        writer.Count(keys.Length);
        foreach (var key in keys)
        {
            writer.Name(key);
        }

        writer.Count(plan.Events.Length);
        foreach (var need in plan.Events)
        {
            writer.Name(need.Name);
            writer.Flag(need.Attributes);
            var from = need.Days is { } days ? nowMs - (days * DayMs) : long.MinValue;
            var left = Math.Min(Count(events, need.Name, from), need.Last ?? int.MaxValue);
            writer.Count(left);
            var time = nowMs;
            if (left > 0)
            {
                // Latest first, as "the last ten" count; a reader puts them back in order.
                foreach (var happened in events.EnumerateBackward(need.Name, from))
                {
                    writer.Number(time - happened.TimeMs);
                    time = happened.TimeMs;
                    if (need.Attributes)
                    {
                        writer.Bytes(happened.Members());
                    }

                    if (--left == 0)
                    {
                        break;
                    }
                }
            }
        }

        // The times are counted back from here.
        writer.Number(nowMs);
    }

    private static int Count(EventHistory events, string name, long from)
    {
        var known = events.CountOf(name);
        if (known.Count == 0 || known.LastMs < from)
        {
            return 0;
        }

        if (known.FirstMs >= from)
        {
            return known.Count;
        }

        var count = 0;
        foreach (var _ in events.Enumerate(name, from))
        {
            count++;
        }

        return count;
    }

    private static EventHistory ReadEvents(ref RecordingReader reader)
    {
        var keys = new string[reader.Count()];
        for (var at = 0; at < keys.Length; at++)
        {
            keys[at] = reader.NeededName();
        }

        var names = new EventNames(keys);
        var events = new List<(string Name, long Back, AttributeSet Attributes)>();
        for (var groups = reader.Count(); groups > 0; groups--)
        {
            var name = reader.NeededName();
            var hasAttributes = reader.Flag();
            var back = 0L;
            for (var left = reader.Count(); left > 0; left--)
            {
                back += reader.Number();
                var attributes = hasAttributes ? EncodedValue.DecodeMembers(reader.Bytes(), names) : AttributeSet.Empty;
                events.Add((name, back, attributes));
            }
        }

        var now = reader.Number();
        events.Reverse();
        return EventHistory.Of(
            events.Select(read => new UserEvent
            {
                Name = read.Name,
                TimeMs = now - read.Back,
                Attributes = read.Attributes,
            })
        );
    }
}
