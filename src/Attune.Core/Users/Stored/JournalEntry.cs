namespace Attune.Core.Users.Stored;

/// <summary>An entry of the journal, read back.</summary>
/// <param name="Sequence">Its place: entries are numbered in the order of their commits.</param>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="UserId">The user.</param>
/// <param name="Version">The version that it made.</param>
/// <param name="Record">The delta's bytes.</param>
public sealed record JournalEntry(long Sequence, string WorkspaceId, Guid UserId, long Version, byte[] Record);
