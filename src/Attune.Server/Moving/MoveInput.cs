namespace Attune.Server.Moving;

/// <summary>Where to.</summary>
/// <param name="To">A connection string of PostgreSQL.</param>
internal sealed record MoveInput(string To);
