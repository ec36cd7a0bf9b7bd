namespace Attune.Core.Users.Stored;

/// <summary>One version of one user, to be appended to the journal.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Version">The version that this makes; the one before must be the user's stored version.</param>
/// <param name="Record">The delta's bytes.</param>
public readonly record struct JournalWrite(Guid UserId, long Version, byte[] Record);
