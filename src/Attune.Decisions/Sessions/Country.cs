namespace Attune.Decisions.Sessions;

/// <summary>A country or territory of ISO 3166-1. There is one instance for each, in <see cref="Countries"/>.</summary>
/// <param name="Code">Two capital letters ("IN").</param>
/// <param name="Code3">Three capital letters ("IND").</param>
/// <param name="Name">The English name that people use ("India", "South Korea").</param>
public sealed record Country(string Code, string Code3, string Name);
