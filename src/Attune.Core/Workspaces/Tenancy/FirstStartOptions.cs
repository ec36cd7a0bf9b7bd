namespace Attune.Core.Workspaces.Tenancy;

/// <summary>What the operator wants of the first workspace.</summary>
/// <param name="WorkspaceId">Its id (<c>ATTUNE_WORKSPACE</c>), or null for a generated one.</param>
/// <param name="Secret">The value of its first key (<c>ATTUNE_API_KEY</c>), or null for a generated one.</param>
/// <param name="HasDemo">Whether the demo shop is put into it.</param>
public sealed record FirstStartOptions(string? WorkspaceId, string? Secret, bool HasDemo);
