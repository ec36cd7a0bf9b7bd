namespace Attune.Core.Content.Templates;

/// <summary>The version that was stored, or everything that stands in the way. Immutable.</summary>
public sealed record SavedTemplate(IReadOnlyList<TemplateProblem> Problems)
{
    /// <summary>Null where there are problems.</summary>
    public CustomTemplate? Template { get; init; }

    internal static SavedTemplate Refuse(TemplateProblemKind kind, string target, string found = "") =>
        new([new TemplateProblem(kind, target, found)]);
}
