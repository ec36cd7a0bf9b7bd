using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Filters;

/// <summary>How the filters of a group are joined.</summary>
[JsonConverter(typeof(NamedEnumConverter<FilterOperator>))]
public enum FilterOperator
{
    [JsonStringEnumMemberName("and")]
    And,

    [JsonStringEnumMemberName("or")]
    Or,
}
