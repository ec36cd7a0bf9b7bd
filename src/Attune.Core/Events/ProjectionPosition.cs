namespace Attune.Core.Events;

/// <summary>How far a projection has come.</summary>
/// <param name="Version">The version of the code that wrote its output.</param>
/// <param name="Sequence">The last change that it has taken in.</param>
public readonly record struct ProjectionPosition(int Version, long Sequence);
