using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Experiences;

/// <summary>The type of a variable's value, in the words of the wire (wire.md section 1.6).</summary>
[JsonConverter(typeof(NamedEnumConverter<VariableType>))]
public enum VariableType
{
    [JsonStringEnumMemberName("string")]
    String,

    [JsonStringEnumMemberName("number")]
    Number,

    [JsonStringEnumMemberName("boolean")]
    Boolean,

    [JsonStringEnumMemberName("float")]
    Float,

    [JsonStringEnumMemberName("json")]
    Json,
}
