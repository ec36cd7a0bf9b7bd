using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Settings;

/// <summary>Reads a workspace's settings to show or to change them.</summary>
public sealed class ReadSettings(IDocumentStore store)
{
    public async Task<StoredSettings> ExecuteAsync(string workspaceId, CancellationToken cancellationToken) =>
        await store.GetAsync(workspaceId, WorkspaceKinds.Settings, WorkspaceKinds.OnlyId, cancellationToken)
            is { } document
            ? new StoredSettings(WorkspaceJson.Read<WorkspaceSettings>(document.Json), document.Version)
            : new StoredSettings(new WorkspaceSettings(), 0);
}
