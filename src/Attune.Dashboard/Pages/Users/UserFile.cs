using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Dashboard.Pages.Users;

/// <summary>All that is held on a user, as a file to hand out. Pure.</summary>
public static class UserFile
{
    public static string Write(UserExport export)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            writer.WriteStartObject();
            writer.WriteString("id", export.View.Id);
            writer.WriteStartArray("identifiers");
            foreach (var identifier in export.Identifiers)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", identifier.Kind);
                writer.WriteString("value", identifier.Value);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WritePropertyName("attributes");
            writer.WriteRawValue(export.View.Attributes.ToString());
            writer.WriteStartArray("events");
            foreach (var happened in export.Events.Enumerate())
            {
                writer.WriteStartObject();
                writer.WriteString("name", happened.Name);
                writer.WriteString("time", DateTimeOffset.FromUnixTimeMilliseconds(happened.TimeMs));
                writer.WritePropertyName("attributes");
                writer.WriteRawValue(happened.Attributes().ToString());
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WritePropertyName("devices");
            writer.WriteRawValue(export.Devices.ToString());
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
