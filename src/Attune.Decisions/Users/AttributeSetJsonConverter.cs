using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attune.Decisions.Users;

/// <summary>Lets records hold attribute sets; see <see cref="AttributeJson"/>.</summary>
public sealed class AttributeSetJsonConverter : JsonConverter<AttributeSet>
{
    public override AttributeSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AttributeJson.ReadObject(ref reader);

    public override void Write(Utf8JsonWriter writer, AttributeSet value, JsonSerializerOptions options) =>
        AttributeJson.Write(writer, value);
}
