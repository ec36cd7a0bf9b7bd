namespace Attune.Core.Content.Templates;

/// <summary>A platform of a push template and what a template for it is made of. Immutable.</summary>
internal sealed record TemplatePlatform(string Name, IReadOnlyList<TemplateBlock> Blocks);
