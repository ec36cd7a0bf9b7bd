using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Filters;

/// <summary>The unit of a relative time. Minutes and hours are additions to the published days, weeks and months.</summary>
[JsonConverter(typeof(NamedEnumConverter<PeriodUnit>))]
public enum PeriodUnit
{
    [JsonStringEnumMemberName("days")]
    Days,

    [JsonStringEnumMemberName("weeks")]
    Weeks,

    [JsonStringEnumMemberName("months")]
    Months,

    [JsonStringEnumMemberName("hours")]
    Hours,

    [JsonStringEnumMemberName("minutes")]
    Minutes,
}
