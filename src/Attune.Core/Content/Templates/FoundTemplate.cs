namespace Attune.Core.Content.Templates;

/// <summary>A template that a search found. Immutable.</summary>
/// <param name="Template">The version.</param>
/// <param name="Group">Where groups were asked for: of which templates its group is made, itself included.</param>
public sealed record FoundTemplate(CustomTemplate Template, IReadOnlyList<TemplateHead> Group);
