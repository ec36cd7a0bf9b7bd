using Attune.Core.Workspaces.Settings;

namespace Attune.Server.Tests.Hosting;

/// <summary>Settings that a test gives its workspaces.</summary>
internal sealed class TestWorkspaceSettings : IWorkspaceSettings
{
    private readonly Dictionary<string, WorkspaceSettings> settings = [];

    public WorkspaceSettings this[string workspaceId]
    {
        set => settings[workspaceId] = value;
    }

    public WorkspaceSettings Current(string workspaceId) =>
        settings.GetValueOrDefault(workspaceId) ?? new WorkspaceSettings();
}
