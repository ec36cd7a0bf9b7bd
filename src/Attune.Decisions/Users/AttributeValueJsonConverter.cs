using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attune.Decisions.Users;

/// <summary>Lets configuration records hold attribute values; see <see cref="AttributeJson"/>.</summary>
public sealed class AttributeValueJsonConverter : JsonConverter<AttributeValue>
{
    public override bool HandleNull => true;

    public override AttributeValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AttributeJson.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, AttributeValue value, JsonSerializerOptions options) =>
        AttributeJson.Write(writer, value);
}
