using System.Text.Json;
using System.Text.Unicode;
using Attune.Server.Http;

namespace Attune.Server.Import;

/// <summary>Takes an object of a line.</summary>
internal sealed class JsonRecordParser(ColumnMap columns) : RecordParser
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public override string? Write(SourceRecord record, Utf8JsonWriter writer)
    {
        if (!Utf8.IsValid(record.Text.Span))
        {
            return "The line is not UTF-8.";
        }
        try
        {
            if (!EscapedSurrogates.AreWhole(record.Text.Span))
            {
                return "An escape stands for half a character.";
            }
            using var document = JsonDocument.Parse(record.Text, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return "The line is not a JSON object.";
            }
            var written = new HashSet<string>(StringComparer.Ordinal);
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (columns.Find(member.Name) is { } name && written.Add(name))
                {
                    writer.WritePropertyName(name);
                    member.Value.WriteTo(writer);
                }
            }
            writer.WriteEndObject();
            return null;
        }
        catch (JsonException failure)
        {
            return $"The line is not JSON: {failure.Message}";
        }
    }
}
