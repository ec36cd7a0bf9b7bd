namespace Attune.Core.Users.Stored;

/// <summary>A user's folded row without the filled histories.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Version">The version folded so far; 0 where there is no row.</param>
/// <param name="Profile">The profile's bytes, null where there is no row.</param>
/// <param name="Tail">The history that is still being filled, null where it is empty.</param>
/// <param name="Chunks">How many filled histories there are.</param>
public sealed record UserRow(Guid UserId, long Version, byte[]? Profile, byte[]? Tail, int Chunks);
