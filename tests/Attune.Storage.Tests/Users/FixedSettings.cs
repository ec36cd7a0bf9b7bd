using Attune.Core.Workspaces.Settings;

namespace Attune.Storage.Tests.Users;

/// <summary>The same settings for every workspace.</summary>
internal sealed class FixedSettings : IWorkspaceSettings
{
    public WorkspaceSettings Settings { get; set; } = new() { Identifiers = ["u_em", "u_mb", "loyalty"] };

    public WorkspaceSettings Current(string workspaceId) => Settings;
}
