namespace Attune.Core.Users.Stored;

/// <summary>A change of the alias table.</summary>
/// <param name="Operation">What to do.</param>
/// <param name="Identifier">The identifier.</param>
/// <param name="UserId">The user it finds, or found.</param>
/// <param name="Updated">Tells which of several users was updated last: microseconds since 1970, never twice the same.</param>
public readonly record struct AliasWrite(AliasOperation Operation, Identifier Identifier, Guid UserId, long Updated);
