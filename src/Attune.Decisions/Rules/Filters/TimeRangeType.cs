using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Filters;

/// <summary>How a time range is meant (wire.md section 5.8).</summary>
[JsonConverter(typeof(NamedEnumConverter<TimeRangeType>))]
public enum TimeRangeType
{
    [JsonStringEnumMemberName("on")]
    On,

    [JsonStringEnumMemberName("inTheLast")]
    InTheLast,

    [JsonStringEnumMemberName("before")]
    Before,

    [JsonStringEnumMemberName("after")]
    After,

    [JsonStringEnumMemberName("between")]
    Between,
}
