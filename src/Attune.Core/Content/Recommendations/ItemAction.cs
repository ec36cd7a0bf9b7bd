namespace Attune.Core.Content.Recommendations;

/// <summary>An event that says what a user did with items. Immutable.</summary>
public sealed record ItemAction
{
    /// <summary>The event's name, compared exactly.</summary>
    public required string Event { get; init; }

    /// <summary>The attribute that holds an item's id, or a list of ids.</summary>
    public required string Attribute { get; init; }

    public required ItemActionKind Kind { get; init; }
}
