using System.Text.Json.Serialization;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Filters;

/// <summary>When an event must have happened.</summary>
public sealed record TimeRange
{
    public required TimeRangeType Type { get; init; }

    public TimeValueType ValueType { get; init; }

    /// <summary>A number (also as text) for a relative range, a date or time in ISO 8601 for an absolute one.</summary>
    public AttributeValue Value { get; init; }

    /// <summary>The end of <c>between</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AttributeValue Value1 { get; init; }

    public PeriodUnit PeriodUnit { get; init; }
}
