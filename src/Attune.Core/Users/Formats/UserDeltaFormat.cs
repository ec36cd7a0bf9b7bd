using Attune.Core.Users.Profiles;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Formats;

/// <summary>
/// A delta in the journal, format 1: the time, a set of bits for the fields that follow, then those. Fields are only ever
/// added with new bits; a saved sample of each format is read by a test.
/// </summary>
internal static class UserDeltaFormat
{
    private const byte Format = 1;

    [Flags]
    private enum Fields : uint
    {
        None = 0,
        BucketingId = 1,
        FirstSeen = 1 << 1,
        CustomerId = 1 << 2,
        Set = 1 << 3,
        Sessions = 1 << 4,
        LastSeen = 1 << 5,
        Events = 1 << 6,
        EventsAreMoved = 1 << 7,
        AddIdentifiers = 1 << 8,
        RemoveIdentifiers = 1 << 9,
        JoinSegments = 1 << 10,
        LeaveSegments = 1 << 11,
        ControlGroup = 1 << 12,
        Devices = 1 << 13,
        Exposed = 1 << 14,
        MergedInto = 1 << 15,
        Absorbed = 1 << 16,
        Exposures = 1 << 17,
        Assignments = 1 << 18,
        All = (1 << 19) - 1,
    }

    public static byte[] Write(RecordWriter writer, UserDelta delta)
    {
        writer.Begin(Format);
        writer.Signed(delta.NowMs);
        var fields = Present(delta);
        writer.Unsigned((uint)fields);
        if (delta.BucketingId is { } bucketing)
        {
            writer.Text(bucketing);
        }
        if (delta.FirstSeenMs is { } first)
        {
            writer.Signed(first);
        }
        if (delta.CustomerId is { } customer)
        {
            writer.Text(customer);
        }
        if (fields.HasFlag(Fields.Set))
        {
            writer.Attributes(delta.Set);
        }
        if (delta.Sessions is { } sessions)
        {
            writer.Signed(sessions);
        }
        if (delta.LastSeenMs is { } last)
        {
            writer.Signed(last);
        }
        if (fields.HasFlag(Fields.Events))
        {
            writer.Unsigned((ulong)delta.Events.Count);
            foreach (var happened in delta.Events)
            {
                writer.Event(happened);
            }
        }
        WriteIdentifiers(writer, delta.AddIdentifiers);
        WriteIdentifiers(writer, delta.RemoveIdentifiers);
        WriteTexts(writer, delta.JoinSegments);
        WriteTexts(writer, delta.LeaveSegments);
        if (delta.GlobalControlGroup is { } listing)
        {
            writer.Byte((byte)listing);
        }
        if (fields.HasFlag(Fields.Devices))
        {
            writer.Unsigned((ulong)delta.Devices.Count);
            foreach (var device in delta.Devices)
            {
                writer.Text(device.DeviceId);
                writer.Attributes(device.Attributes);
            }
        }
        if (delta.MergedInto is { } into)
        {
            writer.Guid(into);
        }
        if (fields.HasFlag(Fields.Absorbed))
        {
            writer.Unsigned((ulong)delta.Absorbed.Count);
            foreach (var id in delta.Absorbed)
            {
                writer.Guid(id);
            }
        }
        if (fields.HasFlag(Fields.Exposures))
        {
            MarksFormat.Write(writer, delta.Exposures);
        }
        if (fields.HasFlag(Fields.Assignments))
        {
            MarksFormat.Write(writer, delta.Assignments);
        }
        return writer.End();
    }

    /// <exception cref="InvalidDataException">The bytes are damaged or of a later format.</exception>
    public static UserDelta Read(ReadOnlySpan<byte> bytes, NamePool? names)
    {
        var reader = new RecordReader(bytes, names);
        if (reader.Byte() is var format and not Format)
        {
            throw new InvalidDataException(
                $"A journal record has format {format}; this version reads format {Format}."
            );
        }
        var now = reader.Signed();
        var fields = (Fields)reader.Unsigned();
        if ((fields & ~Fields.All) != 0)
        {
            throw new InvalidDataException("A journal record has fields that this version does not know.");
        }
        return new UserDelta
        {
            NowMs = now,
            BucketingId = fields.HasFlag(Fields.BucketingId) ? reader.Text() : null,
            FirstSeenMs = fields.HasFlag(Fields.FirstSeen) ? reader.Signed() : null,
            CustomerId = fields.HasFlag(Fields.CustomerId) ? reader.Text() : null,
            Set = fields.HasFlag(Fields.Set) ? reader.Attributes() : AttributeSet.Empty,
            Sessions = fields.HasFlag(Fields.Sessions) ? reader.Signed() : null,
            LastSeenMs = fields.HasFlag(Fields.LastSeen) ? reader.Signed() : null,
            Events = fields.HasFlag(Fields.Events) ? ReadEvents(ref reader) : [],
            EventsAreMoved = fields.HasFlag(Fields.EventsAreMoved),
            AddIdentifiers = fields.HasFlag(Fields.AddIdentifiers) ? ReadIdentifiers(ref reader) : [],
            RemoveIdentifiers = fields.HasFlag(Fields.RemoveIdentifiers) ? ReadIdentifiers(ref reader) : [],
            JoinSegments = fields.HasFlag(Fields.JoinSegments) ? ReadTexts(ref reader) : [],
            LeaveSegments = fields.HasFlag(Fields.LeaveSegments) ? ReadTexts(ref reader) : [],
            GlobalControlGroup = fields.HasFlag(Fields.ControlGroup) ? (ControlGroupListing)reader.Byte() : null,
            Devices = fields.HasFlag(Fields.Devices) ? ReadDevices(ref reader) : [],
            Exposed = fields.HasFlag(Fields.Exposed),
            MergedInto = fields.HasFlag(Fields.MergedInto) ? reader.Guid() : null,
            Absorbed = fields.HasFlag(Fields.Absorbed) ? ReadGuids(ref reader) : [],
            Exposures = fields.HasFlag(Fields.Exposures) ? MarksFormat.Read(ref reader) : ExperienceMarks.None,
            Assignments = fields.HasFlag(Fields.Assignments) ? MarksFormat.Read(ref reader) : ExperienceMarks.None,
        };
    }

    private static Fields Present(UserDelta delta) =>
        (delta.BucketingId is null ? 0 : Fields.BucketingId)
        | (delta.FirstSeenMs is null ? 0 : Fields.FirstSeen)
        | (delta.CustomerId is null ? 0 : Fields.CustomerId)
        | (delta.Set.Count == 0 ? 0 : Fields.Set)
        | (delta.Sessions is null ? 0 : Fields.Sessions)
        | (delta.LastSeenMs is null ? 0 : Fields.LastSeen)
        | (delta.Events.Count == 0 ? 0 : Fields.Events)
        | (delta.EventsAreMoved ? Fields.EventsAreMoved : 0)
        | (delta.AddIdentifiers.Count == 0 ? 0 : Fields.AddIdentifiers)
        | (delta.RemoveIdentifiers.Count == 0 ? 0 : Fields.RemoveIdentifiers)
        | (delta.JoinSegments.Count == 0 ? 0 : Fields.JoinSegments)
        | (delta.LeaveSegments.Count == 0 ? 0 : Fields.LeaveSegments)
        | (delta.GlobalControlGroup is null ? 0 : Fields.ControlGroup)
        | (delta.Devices.Count == 0 ? 0 : Fields.Devices)
        | (delta.Exposed ? Fields.Exposed : 0)
        | (delta.MergedInto is null ? 0 : Fields.MergedInto)
        | (delta.Absorbed.Count == 0 ? 0 : Fields.Absorbed)
        | (delta.Exposures.Count == 0 ? 0 : Fields.Exposures)
        | (delta.Assignments.Count == 0 ? 0 : Fields.Assignments);

    private static void WriteIdentifiers(RecordWriter writer, IReadOnlyList<Identifier> identifiers)
    {
        if (identifiers.Count == 0)
        {
            return;
        }
        writer.Unsigned((ulong)identifiers.Count);
        foreach (var identifier in identifiers)
        {
            writer.Text(identifier.Kind);
            writer.Text(identifier.Value);
        }
    }

    private static void WriteTexts(RecordWriter writer, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }
        writer.Unsigned((ulong)texts.Count);
        foreach (var text in texts)
        {
            writer.Text(text);
        }
    }

    private static UserEvent[] ReadEvents(ref RecordReader reader)
    {
        var events = new UserEvent[reader.Count()];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = reader.Event();
        }
        return events;
    }

    internal static Identifier[] ReadIdentifiers(ref RecordReader reader)
    {
        var identifiers = new Identifier[reader.Count()];
        for (var i = 0; i < identifiers.Length; i++)
        {
            identifiers[i] = new Identifier(reader.Name(), reader.Text());
        }
        return identifiers;
    }

    private static string[] ReadTexts(ref RecordReader reader)
    {
        var texts = new string[reader.Count()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.Name();
        }
        return texts;
    }

    private static DeviceChange[] ReadDevices(ref RecordReader reader)
    {
        var devices = new DeviceChange[reader.Count()];
        for (var i = 0; i < devices.Length; i++)
        {
            devices[i] = new DeviceChange(reader.Text(), reader.Attributes());
        }
        return devices;
    }

    private static Guid[] ReadGuids(ref RecordReader reader)
    {
        var ids = new Guid[reader.Count()];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = reader.Guid();
        }
        return ids;
    }
}
