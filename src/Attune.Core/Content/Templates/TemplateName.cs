namespace Attune.Core.Content.Templates;

/// <summary>What a caller names a version of a template; no two templates share one. Immutable.</summary>
/// <param name="TemplateId">The caller's own id, <c>meta_info.template_id</c>.</param>
/// <param name="TemplateVersion">The caller's own version, <c>meta_info.template_version</c>.</param>
public sealed record TemplateName(string TemplateId, string TemplateVersion);
