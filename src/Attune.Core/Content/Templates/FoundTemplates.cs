namespace Attune.Core.Content.Templates;

/// <summary>A page of templates. Immutable.</summary>
/// <param name="Templates">In order.</param>
/// <param name="Count">How many there are on all pages.</param>
public sealed record FoundTemplates(IReadOnlyList<FoundTemplate> Templates, int Count);
