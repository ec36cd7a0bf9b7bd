using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Filters;

/// <summary>How often, or which time, an event must have happened.</summary>
[JsonConverter(typeof(NamedEnumConverter<ExecutionType>))]
public enum ExecutionType
{
    [JsonStringEnumMemberName("atleast")]
    AtLeast,

    [JsonStringEnumMemberName("exactly")]
    Exactly,

    [JsonStringEnumMemberName("atmost")]
    AtMost,

    [JsonStringEnumMemberName("firstTime")]
    FirstTime,

    [JsonStringEnumMemberName("lastTime")]
    LastTime,
}
