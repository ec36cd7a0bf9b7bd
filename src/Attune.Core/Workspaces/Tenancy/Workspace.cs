namespace Attune.Core.Workspaces.Tenancy;

/// <summary>A workspace as lists show it.</summary>
public sealed record Workspace
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required long ConfigurationVersion { get; init; }
}
