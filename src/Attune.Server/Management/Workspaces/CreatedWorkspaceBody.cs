namespace Attune.Server.Management.Workspaces;

/// <summary>A new workspace with its first key, whose secret is never to be had again.</summary>
public sealed record CreatedWorkspaceBody
{
    public required string Id { get; init; }

    public required string KeyId { get; init; }

    public required string Secret { get; init; }
}
