namespace Attune.Core.Workspaces.Documents;

/// <summary>
/// The store that everything uses: writes to the database, then lets everything that keeps configuration in memory take
/// the change up, and only then answers.
/// </summary>
public sealed class AnnouncingDocumentStore(IDocumentStore store, IConfigurationFeed feed) : IDocumentStore
{
    public async Task<DocumentWriteResult> CreateWorkspaceAsync(
        string workspaceId,
        IReadOnlyList<DocumentChange> changes,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var result = await store.CreateWorkspaceAsync(workspaceId, changes, actor, cancellationToken);
        await AnnounceAsync(workspaceId, changes, result);
        return result;
    }

    public async Task<DocumentWriteResult> WriteAsync(
        string workspaceId,
        IReadOnlyList<DocumentChange> changes,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var result = await store.WriteAsync(workspaceId, changes, actor, cancellationToken);
        await AnnounceAsync(workspaceId, changes, result);
        return result;
    }

    public Task<IReadOnlyList<WorkspaceVersion>> ListWorkspacesAsync(CancellationToken cancellationToken) =>
        store.ListWorkspacesAsync(cancellationToken);

    public Task<Document?> GetAsync(string workspaceId, string kind, string id, CancellationToken cancellationToken) =>
        store.GetAsync(workspaceId, kind, id, cancellationToken);

    public Task<Document?> FindByNameAsync(
        string workspaceId,
        string kind,
        string name,
        CancellationToken cancellationToken
    ) => store.FindByNameAsync(workspaceId, kind, name, cancellationToken);

    public Task<IReadOnlyList<Document>> ListAsync(
        string workspaceId,
        string kind,
        CancellationToken cancellationToken
    ) => store.ListAsync(workspaceId, kind, cancellationToken);

    public Task<DocumentSet?> LoadAsync(
        string workspaceId,
        IReadOnlyList<string>? kinds,
        CancellationToken cancellationToken
    ) => store.LoadAsync(workspaceId, kinds, cancellationToken);

    public Task<DocumentSet?> LoadAsOfAsync(
        string workspaceId,
        long configurationVersion,
        CancellationToken cancellationToken
    ) => store.LoadAsOfAsync(workspaceId, configurationVersion, cancellationToken);

    public Task<DocumentRevision?> GetRevisionAsync(
        string workspaceId,
        string kind,
        string id,
        long version,
        CancellationToken cancellationToken
    ) => store.GetRevisionAsync(workspaceId, kind, id, version, cancellationToken);

    public Task<IReadOnlyList<DocumentRevision>> AuditAsync(
        string workspaceId,
        AuditQuery query,
        CancellationToken cancellationToken
    ) => store.AuditAsync(workspaceId, query, cancellationToken);

    // Not cancelled with the request: the change is committed, and memory must follow.
    private Task AnnounceAsync(string workspaceId, IReadOnlyList<DocumentChange> changes, DocumentWriteResult result) =>
        result.IsWritten
            ? feed.AnnounceAsync(
                new ConfigurationChange(
                    workspaceId,
                    result.ConfigurationVersion,
                    [.. changes.Select(change => new DocumentKey(change.Kind, change.Id))]
                ),
                CancellationToken.None
            )
            : Task.CompletedTask;
}
