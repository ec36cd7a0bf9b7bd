using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Filters;

/// <summary>Whether a time is a date, or counted from now; <c>relative_future</c> is for attributes only.</summary>
[JsonConverter(typeof(NamedEnumConverter<TimeValueType>))]
public enum TimeValueType
{
    [JsonStringEnumMemberName("absolute")]
    Absolute,

    [JsonStringEnumMemberName("relative_past")]
    RelativePast,

    [JsonStringEnumMemberName("relative_future")]
    RelativeFuture,
}
