namespace Attune.Core.Content.Preview;

/// <summary>A stored template as a preview asks for it, both as the caller wrote them. Immutable.</summary>
public sealed record TemplateVersion(string TemplateId, string Version);
