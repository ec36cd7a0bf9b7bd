namespace Attune.Jinja;

/// <summary>A template's source, as a loader gives it. Immutable.</summary>
/// <param name="Text">The Jinja source.</param>
/// <param name="IsUpToDate">Answers false once the source has changed, so that it is loaded again; null for a source that never changes.</param>
public sealed record TemplateSource(string Text, Func<bool>? IsUpToDate = null);
