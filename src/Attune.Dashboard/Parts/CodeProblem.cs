namespace Attune.Dashboard.Parts;

/// <summary>Something wrong in a text, for the code editor to mark.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong.</param>
public sealed record CodeProblem(int Line, int Column, string Message);
