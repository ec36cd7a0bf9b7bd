namespace Attune.Core.Events;

/// <summary>Says that a projection exists before it is made, so that nothing is folded away that it has not seen.</summary>
/// <param name="Name">The projection's name.</param>
public sealed record ProjectionRegistration(string Name);
