namespace Attune.Core.Users.Stored;

/// <summary>A change of the alias table.</summary>
/// <param name="Operation">What to do.</param>
/// <param name="Identifier">The identifier.</param>
/// <param name="UserId">The user it finds, or found.</param>
/// <param name="UpdatedMs">When the user was updated, in milliseconds since 1970.</param>
public readonly record struct AliasWrite(AliasOperation Operation, Identifier Identifier, Guid UserId, long UpdatedMs);
