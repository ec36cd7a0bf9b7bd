namespace Attune.Core.Users.Stored;

/// <summary>What one call writes: all of it in one transaction, or nothing.</summary>
/// <param name="WorkspaceId">The workspace of every user in it.</param>
/// <param name="Journal">Versions in order; those of one user follow each other without a gap.</param>
/// <param name="Aliases">Changes of the alias table, in order.</param>
public sealed record UserAppend(
    string WorkspaceId,
    IReadOnlyList<JournalWrite> Journal,
    IReadOnlyList<AliasWrite> Aliases
);
