namespace Attune.Core.Workspaces;

/// <summary>
/// All keys of all workspaces, in memory. Safe for concurrent use; readers take no lock and see a change whole, as soon
/// as the call that made it has returned.
/// </summary>
public interface IKeyRing
{
    /// <summary>Whether a workspace of exactly this id exists.</summary>
    bool WorkspaceExists(string workspaceId);

    /// <summary>
    /// The key whose secret is <paramref name="secret"/>, or null where the workspace has no such key or the key was
    /// revoked. Takes the same time for a near miss as for a far one. Allocates nothing. Remembers the use.
    /// </summary>
    AuthenticatedKey? Authenticate(string workspaceId, ReadOnlySpan<char> secret);

    /// <summary>The living key of this public id, or null.</summary>
    AuthenticatedKey? Find(string workspaceId, string keyId);
}
