namespace Attune.Core.Content.Preview;

/// <summary>A user as a preview asks for one, both as the caller wrote them. Immutable.</summary>
public sealed record UserReference(string Identifier, string Value);
