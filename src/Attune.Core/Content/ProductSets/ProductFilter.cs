using System.Text.Json;

namespace Attune.Core.Content.ProductSets;

/// <summary>
/// A condition on one attribute of a catalog item, in the filter language that the published recommendations and
/// segments schemas share (wire.md 5.8). Immutable.
/// </summary>
public sealed record ProductFilter
{
    /// <summary>The attribute of the item.</summary>
    public required string Name { get; init; }

    /// <summary><c>string</c>, <c>double</c>, <c>datetime</c> or <c>bool</c>.</summary>
    public required string DataType { get; init; }

    public required string Operator { get; init; }

    /// <summary>A scalar or, for operators that take several, a list; absent for <c>exists</c>.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The upper end for <c>between</c>.</summary>
    public JsonElement? Value1 { get; init; }

    public bool Negate { get; init; }

    public bool CaseSensitive { get; init; }
}
