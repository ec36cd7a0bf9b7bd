using Attune.Core.Workspaces.Tenancy;

namespace Attune.Server.Management.Workspaces;

/// <summary>A workspace.</summary>
public sealed record WorkspaceBody
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Grows with every change of the configuration.</summary>
    public required long ConfigurationVersion { get; init; }

    internal static WorkspaceBody From(Workspace workspace) =>
        new()
        {
            Id = workspace.Id,
            Name = workspace.Name,
            CreatedAt = workspace.CreatedAt,
            ConfigurationVersion = workspace.ConfigurationVersion,
        };
}
