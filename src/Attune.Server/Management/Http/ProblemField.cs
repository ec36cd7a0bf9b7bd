namespace Attune.Server.Management.Http;

/// <summary>One thing that is wrong with what was sent.</summary>
/// <param name="Path">Member names joined by dots, positions in brackets; empty for the whole.</param>
/// <param name="Message">What is expected there.</param>
public sealed record ProblemField(string Path, string Message);
