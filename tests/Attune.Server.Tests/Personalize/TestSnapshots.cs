using Attune.Core.Content;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Experiences;

namespace Attune.Server.Tests.Personalize;

/// <summary>A workspace's experiences as a test publishes them.</summary>
internal sealed class TestSnapshots(ContentTemplates templates) : IWorkspaceSnapshots
{
    private readonly List<Experience> experiences = [];
    private CompiledWorkspace current = Compile([], templates, 0);

    public Snapshot Current(string workspaceId) => current.Snapshot;

    public CompiledWorkspace Find(string workspaceId) => current;

    public void Publish(Experience experience)
    {
        experiences.RemoveAll(known => known.Key == experience.Key);
        experiences.Add(experience);
        current = Compile(experiences, templates, current.Snapshot.Version + 1);
    }

    private static CompiledWorkspace Compile(
        IReadOnlyList<Experience> experiences,
        ContentTemplates templates,
        long version
    )
    {
        var document = new WorkspaceDocument
        {
            WorkspaceId = "ACME",
            Version = version,
            Experiences = [.. experiences],
        };
        var compiled = Snapshot.Compile(document, templates.Environment);
        return new CompiledWorkspace(document, compiled.Snapshot, compiled.Problems);
    }
}
