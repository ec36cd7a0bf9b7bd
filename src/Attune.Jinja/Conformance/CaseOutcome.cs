namespace Attune.Jinja.Conformance;

/// <summary>What came of a case.</summary>
/// <param name="Output">The output, or null where it failed.</param>
/// <param name="Error">The class of error in the words of the case files, or null where it rendered.</param>
/// <param name="Line">The line of the error, or 0.</param>
/// <param name="Detail">The error's message.</param>
internal sealed record CaseOutcome(string? Output, string? Error, int Line = 0, string? Detail = null);
