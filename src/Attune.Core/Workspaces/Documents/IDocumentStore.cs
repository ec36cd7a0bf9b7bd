namespace Attune.Core.Workspaces.Documents;

/// <summary>
/// What people configure, as versioned JSON documents addressed by workspace, kind and id. Safe for concurrent use. A
/// write is acknowledged after it is committed and after this process has taken it up (keys, settings, snapshot): the
/// next request sees it.
/// </summary>
public interface IDocumentStore
{
    /// <summary>
    /// Creates a workspace together with its first documents; <see cref="DocumentWriteStatus.WorkspaceExists"/> where one
    /// of this id exists already, which is then left as it is.
    /// </summary>
    /// <exception cref="ArgumentException">A change breaks <see cref="DocumentLimits"/>.</exception>
    Task<DocumentWriteResult> CreateWorkspaceAsync(
        string workspaceId,
        IReadOnlyList<DocumentChange> changes,
        Actor actor,
        CancellationToken cancellationToken
    );

    /// <summary>All workspaces with their configuration versions, ordered by id.</summary>
    Task<IReadOnlyList<WorkspaceVersion>> ListWorkspacesAsync(CancellationToken cancellationToken);

    /// <summary>The document, or null where there is none or it was deleted.</summary>
    Task<Document?> GetAsync(string workspaceId, string kind, string id, CancellationToken cancellationToken);

    /// <summary>The document of this kind that has the unique name, or null.</summary>
    Task<Document?> FindByNameAsync(string workspaceId, string kind, string name, CancellationToken cancellationToken);

    /// <summary>All documents of a kind, ordered by id.</summary>
    Task<IReadOnlyList<Document>> ListAsync(string workspaceId, string kind, CancellationToken cancellationToken);

    /// <summary>
    /// All documents of the kinds, or of every kind where <paramref name="kinds"/> is null, as they are at one moment; null
    /// where the workspace does not exist.
    /// </summary>
    Task<DocumentSet?> LoadAsync(string workspaceId, IReadOnlyList<string>? kinds, CancellationToken cancellationToken);

    /// <summary>The documents as they were at an earlier configuration version, without secrets; null where there was no such version.</summary>
    Task<DocumentSet?> LoadAsOfAsync(
        string workspaceId,
        long configurationVersion,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Commits all changes or none, each with its revision, and moves the workspace's configuration version on by one.
    /// </summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="changes">1 to 1,000 changes; no document twice. Deleting what does not exist changes nothing.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Gives up before the commit; afterwards the write stands.</param>
    /// <exception cref="ArgumentException">A change breaks <see cref="DocumentLimits"/>.</exception>
    Task<DocumentWriteResult> WriteAsync(
        string workspaceId,
        IReadOnlyList<DocumentChange> changes,
        Actor actor,
        CancellationToken cancellationToken
    );

    /// <summary>One version of a document, living or not, or null.</summary>
    Task<DocumentRevision?> GetRevisionAsync(
        string workspaceId,
        string kind,
        string id,
        long version,
        CancellationToken cancellationToken
    );

    /// <summary>The revisions that match, newest first.</summary>
    Task<IReadOnlyList<DocumentRevision>> AuditAsync(
        string workspaceId,
        AuditQuery query,
        CancellationToken cancellationToken
    );
}
