using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Filters;

/// <summary>How an affinity is measured (wire.md section 6.1).</summary>
[JsonConverter(typeof(NamedEnumConverter<AffinityKind>))]
public enum AffinityKind
{
    /// <summary>With these values more often than, or as often as, with any other.</summary>
    [JsonStringEnumMemberName("predominantly")]
    Predominantly,

    /// <summary>With these values in at least a percentage of all times.</summary>
    [JsonStringEnumMemberName("minimum_of")]
    MinimumOf,

    /// <summary>Among the top percent of all users who did it at all, by the number of times.</summary>
    [JsonStringEnumMemberName("most")]
    Most,

    /// <summary>Among the bottom percent.</summary>
    [JsonStringEnumMemberName("least")]
    Least,
}
