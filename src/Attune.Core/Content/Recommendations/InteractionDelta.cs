namespace Attune.Core.Content.Recommendations;

/// <summary>What a write means for the pairs of items. Immutable.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="Purchase">Items that were bought; otherwise acted on in any way.</param>
/// <param name="Before">What the user had to do with before.</param>
/// <param name="Added">What is new; empty where the user is forgotten with everything before.</param>
public sealed record InteractionDelta(
    string WorkspaceId,
    bool Purchase,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> Added
)
{
    /// <summary>The most items of one user that are paired: more tell of a program, not of a taste.</summary>
    public const int MaxItems = 300;
}
