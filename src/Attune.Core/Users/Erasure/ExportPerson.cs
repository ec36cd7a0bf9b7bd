using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Erasure;

/// <summary>
/// Gives a person all that is held on them: the profile, identifiers, events and devices of the directory, and what every
/// other holder adds under its own name. Safe for concurrent use.
/// </summary>
public sealed class ExportPerson(IUserDirectory users, IEnumerable<IUserExport> others)
{
    /// <summary>One JSON object in UTF-8; null where nothing is held on anybody whom the identifier finds.</summary>
    /// <exception cref="Storage.StorageUnavailableException">What is held cannot be read.</exception>
    public async Task<ReadOnlyMemory<byte>?> ExecuteAsync(
        string workspaceId,
        Identifier identifier,
        CancellationToken cancellationToken
    )
    {
        var user = await users.ExportAsync(workspaceId, identifier, cancellationToken);
        IReadOnlyList<Identifier> identifiers = user?.Identifiers ?? [identifier];
        var held = new List<(string Name, JsonElement Value)>();
        foreach (var other in others.OrderBy(other => other.Name, StringComparer.Ordinal))
        {
            var value = await other.ExportAsync(
                workspaceId,
                user?.View.Id ?? Guid.Empty,
                identifiers,
                cancellationToken
            );
            if (value is { } found)
            {
                held.Add((other.Name, found));
            }
        }
        if (user is null && held.Count == 0)
        {
            return null;
        }
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (user is not null)
            {
                WriteUser(writer, user);
            }
            foreach (var (name, value) in held)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static void WriteUser(Utf8JsonWriter writer, UserExport user)
    {
        writer.WriteString("id", user.View.Id);
        writer.WriteString("bucketing_id", user.View.BucketingId);
        writer.WriteStartArray("identifiers");
        foreach (var identifier in user.Identifiers)
        {
            writer.WriteStartObject();
            writer.WriteString("type", identifier.Kind);
            writer.WriteString("value", identifier.Value);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WritePropertyName("attributes");
        AttributeJson.Write(writer, user.View.Attributes);
        writer.WritePropertyName("devices");
        AttributeJson.Write(writer, user.Devices);
        writer.WriteStartArray("segments");
        foreach (var segment in user.View.Segments.Ids)
        {
            writer.WriteStringValue(segment);
        }
        writer.WriteEndArray();
        WriteMarks(writer, "experiences_seen", user.View.Exposures);
        WriteMarks(writer, "experiences_assigned", user.View.Assignments);
        writer.WriteStartArray("events");
        foreach (var happened in user.Events.Enumerate())
        {
            var stored = happened.ToUserEvent();
            writer.WriteStartObject();
            writer.WriteString("name", stored.Name);
            writer.WriteString("time", Text(stored.TimeMs));
            writer.WritePropertyName("attributes");
            AttributeJson.Write(writer, stored.Attributes);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (user.View.FirstSeenMs > 0)
        {
            writer.WriteString("first_seen", Text(user.View.FirstSeenMs));
        }
        writer.WriteString("updated", user.Updated.UtcDateTime);
    }

    private static void WriteMarks(Utf8JsonWriter writer, string name, ExperienceMarks marks)
    {
        writer.WriteStartArray(name);
        for (var at = 0; at < marks.Count; at++)
        {
            writer.WriteStringValue(marks[at].ExperienceId);
        }
        writer.WriteEndArray();
    }

    private static string Text(long ms) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(ms)
            .UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
