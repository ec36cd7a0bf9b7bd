using Attune.Core.Users.Profiles;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Formats;

/// <summary>A profile's row, format 1: everything but the events, which have rows of their own.</summary>
internal static class UserProfileFormat
{
    private const byte Format = 1;
    private const byte ExposedBit = 1;
    private const byte MergedBit = 2;
    private const byte CustomerBit = 4;
    private const byte MarksBit = 8;

    public static byte[] Write(RecordWriter writer, UserProfile profile)
    {
        writer.Begin(Format);
        writer.Guid(profile.Id);
        writer.Signed(profile.Version);
        writer.Byte(
            (byte)(
                (profile.Exposed ? ExposedBit : 0)
                | (profile.MergedInto is null ? 0 : MergedBit)
                | (profile.CustomerId is null ? 0 : CustomerBit)
                | (profile.Exposures.Count + profile.Assignments.Count == 0 ? 0 : MarksBit)
            )
        );
        writer.Text(profile.BucketingId);
        if (profile.CustomerId is { } customer)
        {
            writer.Text(customer);
        }
        if (profile.MergedInto is { } into)
        {
            writer.Guid(into);
        }
        writer.Signed(profile.FirstSeenMs);
        writer.Signed(profile.LastSeenMs);
        writer.Signed(profile.UpdatedMs);
        writer.Signed(profile.Sessions);
        writer.Byte((byte)profile.GlobalControlGroup);
        writer.Unsigned((ulong)profile.Identifiers.Count);
        foreach (var identifier in profile.Identifiers)
        {
            writer.Text(identifier.Kind);
            writer.Text(identifier.Value);
        }
        writer.Attributes(profile.Attributes);
        writer.Attributes(profile.Devices);
        writer.Unsigned((ulong)profile.Segments.Ids.Length);
        foreach (var id in profile.Segments.Ids)
        {
            writer.Text(id);
        }
        writer.Unsigned((ulong)profile.Absorbed.Count);
        foreach (var id in profile.Absorbed)
        {
            writer.Guid(id);
        }
        if (profile.Exposures.Count + profile.Assignments.Count > 0)
        {
            MarksFormat.Write(writer, profile.Exposures);
            MarksFormat.Write(writer, profile.Assignments);
        }
        return writer.End();
    }

    /// <exception cref="InvalidDataException">The bytes are damaged or of a later format.</exception>
    public static UserProfile Read(ReadOnlySpan<byte> bytes, NamePool? names)
    {
        var reader = new RecordReader(bytes, names);
        if (reader.Byte() is var format and not Format)
        {
            throw new InvalidDataException($"A profile has format {format}; this version reads format {Format}.");
        }
        var id = reader.Guid();
        var version = reader.Signed();
        var bits = reader.Byte();
        var profile = new UserProfile
        {
            Id = id,
            Version = version,
            Exposed = (bits & ExposedBit) != 0,
            BucketingId = reader.Text(),
            CustomerId = (bits & CustomerBit) == 0 ? null : reader.Text(),
            MergedInto = (bits & MergedBit) == 0 ? null : reader.Guid(),
            FirstSeenMs = reader.Signed(),
            LastSeenMs = reader.Signed(),
            UpdatedMs = reader.Signed(),
            Sessions = reader.Signed(),
            GlobalControlGroup = (ControlGroupListing)reader.Byte(),
            Identifiers = UserDeltaFormat.ReadIdentifiers(ref reader),
            Attributes = reader.Attributes(),
            Devices = reader.Attributes(),
        };
        var segments = new string[reader.Count()];
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = reader.Name();
        }
        var absorbed = new Guid[reader.Count()];
        for (var i = 0; i < absorbed.Length; i++)
        {
            absorbed[i] = reader.Guid();
        }
        var hasMarks = (bits & MarksBit) != 0;
        return profile with
        {
            Segments = SegmentMembership.Of(segments),
            Absorbed = absorbed,
            Exposures = hasMarks ? MarksFormat.Read(ref reader) : ExperienceMarks.None,
            Assignments = hasMarks ? MarksFormat.Read(ref reader) : ExperienceMarks.None,
        };
    }
}
