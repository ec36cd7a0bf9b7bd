namespace Attune.Jinja.Fuzzing.Oracle;

/// <summary>What Python's Jinja made of a case: a text, a class of error, or nothing that can be compared.</summary>
internal sealed record OracleResult(string? Output, string? Error, string? Detail, bool Skipped);
