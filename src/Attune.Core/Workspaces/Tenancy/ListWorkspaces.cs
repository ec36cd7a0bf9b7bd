using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Settings;

namespace Attune.Core.Workspaces.Tenancy;

/// <summary>The workspaces that a caller may know of: all for an operator, the caller's own otherwise.</summary>
public sealed class ListWorkspaces(IDocumentStore store, IWorkspaceSettings settings)
{
    public async Task<IReadOnlyList<Workspace>> ExecuteAsync(
        string ownWorkspaceId,
        Principal principal,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await store.ListWorkspacesAsync(cancellationToken))
                .Where(workspace => principal.IsOperator || workspace.WorkspaceId == ownWorkspaceId)
                .Select(workspace => new Workspace
                {
                    Id = workspace.WorkspaceId,
                    Name = settings.Current(workspace.WorkspaceId).Name,
                    CreatedAt = workspace.CreatedAt,
                    ConfigurationVersion = workspace.ConfigurationVersion,
                }),
        ];
}
