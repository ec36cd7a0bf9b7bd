using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attune.Decisions.Values;

/// <summary>
/// Reads <c>"text"</c>, a number or a boolean as a template of that text, and <c>{"kind": "template", "template": "…"}</c>, which is
/// the form that other kinds have too.
/// </summary>
public sealed class ValueSourceJsonConverter : JsonConverter<ValueSource>
{
    public override ValueSource Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var value = document.RootElement;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return new TemplateValueSource(value.GetString()!);
            case JsonValueKind.Number:
            case JsonValueKind.True:
            case JsonValueKind.False:
                return new TemplateValueSource(value.GetRawText());
            case JsonValueKind.Object
                when value.TryGetProperty("kind", out var kind)
                    && kind.ValueKind == JsonValueKind.String
                    && kind.ValueEquals("template")
                    && value.TryGetProperty("template", out var template)
                    && template.ValueKind == JsonValueKind.String:
                return new TemplateValueSource(template.GetString()!);
            default:
                throw new JsonException(
                    "A value is a text (a template), a number, a boolean, or {\"kind\": \"template\", \"template\": \"…\"}."
                );
        }
    }

    public override void Write(Utf8JsonWriter writer, ValueSource value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case TemplateValueSource template:
                writer.WriteStringValue(template.Template);
                break;
            default:
                throw new JsonException($"There is no JSON for {value.GetType().Name}.");
        }
    }
}
