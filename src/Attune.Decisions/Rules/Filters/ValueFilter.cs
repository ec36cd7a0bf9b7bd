using System.Text.Json.Serialization;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Filters;

/// <summary>What filters on an attribute, an event's attribute and a request's parameter share.</summary>
public abstract record ValueFilter : Filter
{
    /// <summary>The attribute's name, in any spelling of the catalog; <c>a.b</c> reaches into objects.</summary>
    public required string Name { get; init; }

    public required AttributeDataType DataType { get; init; }

    /// <summary>One of the operators of the data type; see docs/targeting.md.</summary>
    public required string Operator { get; init; }

    /// <summary>What to compare with: a value, or a list for the operators that take several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AttributeValue Value { get; init; }

    /// <summary>The second value of <c>between</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AttributeValue Value1 { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool CaseSensitive { get; init; }

    /// <summary>For datetime: what <see cref="Value"/> counts from. Absolute unless told, relative for the <c>inThe…</c> operators.</summary>
    public TimeValueType? ValueType { get; init; }

    /// <summary>For relative datetime; days unless told.</summary>
    public PeriodUnit? PeriodUnit { get; init; }
}
