namespace Attune.Core.Workspaces;

/// <summary>
/// Every workspace's keys, in memory. Safe for concurrent use; a look-up waits for nothing. Secrets are compared as
/// SHA-256 in constant time.
/// </summary>
public interface IKeyRing
{
    /// <summary>Whether a workspace has this id, letter for letter.</summary>
    bool WorkspaceExists(string workspaceId);

    /// <summary>The key of <paramref name="workspaceId"/> with this secret, or null.</summary>
    AuthenticatedKey? Authenticate(string workspaceId, ReadOnlySpan<char> secret);
}
