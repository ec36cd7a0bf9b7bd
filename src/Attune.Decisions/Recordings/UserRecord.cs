using System.IO;
using Attune.Decisions.Rules;
using Attune.Decisions.Users;

namespace Attune.Decisions.Recordings;

/// <summary>A user in a record: of attributes and segments only what the rules read, of events nothing.</summary>
internal static class UserRecord
{
    private const byte NoCustomer = 0;
    private const byte SameCustomer = 1;
    private const byte OtherCustomer = 2;

    public static void Write(RecordingWriter writer, UserView user, RecordingPlan plan)
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
}
