using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Explanations;

/// <summary>What a clause came to. Unknown matches neither as it stands nor negated.</summary>
[JsonConverter(typeof(NamedEnumConverter<ClauseResult>))]
public enum ClauseResult
{
    [JsonStringEnumMemberName("no_match")]
    NoMatch,

    [JsonStringEnumMemberName("match")]
    Match,

    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
