using System.Text.Json.Serialization;

namespace Attune.Decisions.Rules.Filters;

/// <summary>
/// A condition as people write it, in the published filter language (wire.md section 5.8) and its additions; see docs/targeting.md.
/// <c>filter_type</c> says which one it is; an object with <c>filter_operator</c> and no <c>filter_type</c> is a group.
/// </summary>
[JsonConverter(typeof(FilterJsonConverter))]
public abstract record Filter
{
    /// <summary>Whether the condition is turned round.</summary>
    [JsonPropertyOrder(100)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Negate { get; init; }
}
