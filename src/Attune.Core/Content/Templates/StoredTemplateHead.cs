namespace Attune.Core.Content.Templates;

/// <summary>A head and the version that its document is at. Immutable.</summary>
public sealed record StoredTemplateHead(TemplateHead Head, long Version);
