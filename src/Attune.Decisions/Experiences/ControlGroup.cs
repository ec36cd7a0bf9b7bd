namespace Attune.Decisions.Experiences;

/// <summary>The share of an experience's audiences that is served nothing and is measured all the same.</summary>
/// <param name="Percentage">0 to 99.99 in steps of 0.01. A larger share holds all users that a smaller one held.</param>
public sealed record ControlGroup(decimal Percentage);
