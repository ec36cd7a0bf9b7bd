using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Tenancy;

/// <summary>Makes the first workspace of an empty data directory; does nothing where there is one.</summary>
public sealed class FirstStart(IDocumentStore store, CreateWorkspace createWorkspace)
{
    /// <summary>
    /// The new workspace with its key, or a value of <see cref="OutcomeStatus.NotFound"/> where nothing had to be made;
    /// <see cref="OutcomeStatus.Invalid"/> where the operator's values cannot be used.
    /// </summary>
    public async Task<Outcome<CreatedWorkspace>> ExecuteAsync(
        FirstStartOptions options,
        CancellationToken cancellationToken
    )
    {
        if ((await store.ListWorkspacesAsync(cancellationToken)).Count > 0)
        {
            return Outcome<CreatedWorkspace>.NotFound();
        }
        var proposal = new WorkspaceProposal
        {
            Id = options.WorkspaceId,
            Name = options.HasDemo ? "Demo shop" : null,
            Secret = options.Secret,
            IsOperator = true,
            HasDemo = options.HasDemo,
        };
        return await createWorkspace.ExecuteAsync(proposal, Principal.System, cancellationToken);
    }
}
