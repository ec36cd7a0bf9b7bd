using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attune.Decisions.Rules.Filters;

/// <summary>Reads a filter by its <c>filter_type</c>, wherever that member stands, and writes it first.</summary>
public sealed class FilterJsonConverter : JsonConverter<Filter>
{
    public override Filter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var kind =
            FilterTypes.Find(document.RootElement, options)
            ?? throw new JsonException($"filter_type must be one of {FilterTypes.Allowed}.");
        return (Filter)document.RootElement.Deserialize(kind)!;
    }

    public override void Write(Utf8JsonWriter writer, Filter value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        var name = FilterTypes.NameOf(value);
        if (name != FilterTypes.Group)
        {
            writer.WriteString(FilterTypes.Discriminator, name);
        }

        using var members = JsonSerializer.SerializeToDocument(value, options.GetTypeInfo(value.GetType()));
        foreach (var member in members.RootElement.EnumerateObject())
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
