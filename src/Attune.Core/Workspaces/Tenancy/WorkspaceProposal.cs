namespace Attune.Core.Workspaces.Tenancy;

/// <summary>The workspace that somebody wants.</summary>
public sealed record WorkspaceProposal
{
    /// <summary>1 to 64 letters, digits, <c>-</c> and <c>_</c>; null for a generated one. Never changes.</summary>
    public string? Id { get; init; }

    /// <summary>1 to 100 characters, for people; null for the id.</summary>
    public string? Name { get; init; }

    /// <summary>The value of the first key, 16 to 256 characters; null for a generated one.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether the first key may also operate the server.</summary>
    public bool IsOperator { get; init; }

    /// <summary>Whether the demo shop is to be put into the workspace.</summary>
    public bool HasDemo { get; init; }
}
