namespace Attune.Core.Content.Preview;

/// <summary>Where and why a template failed. Immutable.</summary>
/// <param name="Source">What failed, such as <c>content block 'footer'</c>; null for the payload's own text.</param>
/// <param name="Line">From 1; 0 where the failure has no place.</param>
/// <param name="Column">From 1; 0 where only the line is known.</param>
/// <param name="Message">What went wrong, for a person.</param>
/// <param name="Expected">What would have been right at that place, or null.</param>
public sealed record TemplateFailure(string? Source, int Line, int Column, string Message, string? Expected);
