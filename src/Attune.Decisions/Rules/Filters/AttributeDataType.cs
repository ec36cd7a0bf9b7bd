using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Filters;

/// <summary>What kind of value a filter compares; it decides which operators there are (wire.md section 5.8).</summary>
[JsonConverter(typeof(NamedEnumConverter<AttributeDataType>))]
public enum AttributeDataType
{
    [JsonStringEnumMemberName("string")]
    String,

    [JsonStringEnumMemberName("double")]
    Double,

    [JsonStringEnumMemberName("datetime")]
    Datetime,

    [JsonStringEnumMemberName("bool")]
    Boolean,
}
