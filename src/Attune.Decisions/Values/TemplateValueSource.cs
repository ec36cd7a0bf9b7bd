namespace Attune.Decisions.Values;

/// <summary>A value that a template renders; text without tags stands for itself.</summary>
/// <param name="Template">The Jinja source.</param>
public sealed record TemplateValueSource(string Template) : ValueSource;
