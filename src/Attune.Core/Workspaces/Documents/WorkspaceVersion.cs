namespace Attune.Core.Workspaces.Documents;

/// <summary>A workspace and where its configuration stands.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="ConfigurationVersion">0 for one that has no documents yet; plus 1 for each write.</param>
/// <param name="CreatedAt">When it was created.</param>
public sealed record WorkspaceVersion(string WorkspaceId, long ConfigurationVersion, DateTimeOffset CreatedAt);
