namespace Attune.Server.Management.Workspaces;

/// <summary>A workspace to create.</summary>
public sealed record WorkspaceInput
{
    /// <summary>1 to 64 letters, digits, hyphens and underscores; leave it out for a generated one.</summary>
    public string? Id { get; init; }

    /// <summary>1 to 100 characters; leave it out for the id.</summary>
    public string? Name { get; init; }

    /// <summary>The value of its first key, 16 to 256 characters; leave it out for a generated one.</summary>
    public string? Secret { get; init; }
}
