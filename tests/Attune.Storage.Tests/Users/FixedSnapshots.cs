using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Jinja;

namespace Attune.Storage.Tests.Users;

/// <summary>One document's snapshot for every workspace.</summary>
internal sealed class FixedSnapshots : IWorkspaceSnapshots
{
    private CompiledWorkspace compiled = Compile(new WorkspaceDocument { WorkspaceId = "shop", Version = 1 });

    public void Use(WorkspaceDocument document) => compiled = Compile(document);

    public Snapshot Current(string workspaceId) => compiled.Snapshot;

    public CompiledWorkspace Find(string workspaceId) => compiled;

    private static CompiledWorkspace Compile(WorkspaceDocument document)
    {
        var result = Snapshot.Compile(document, new JinjaEnvironment(new JinjaOptions()));
        return new CompiledWorkspace(document, result.Snapshot, result.Problems);
    }
}
