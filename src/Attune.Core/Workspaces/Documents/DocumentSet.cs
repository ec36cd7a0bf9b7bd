namespace Attune.Core.Workspaces.Documents;

/// <summary>A workspace's documents as they were together at one configuration version.</summary>
/// <param name="WorkspaceId">Whose they are.</param>
/// <param name="ConfigurationVersion">The version that they make up.</param>
/// <param name="Documents">Ordered by kind, then by id, both ordinally.</param>
public sealed record DocumentSet(string WorkspaceId, long ConfigurationVersion, IReadOnlyList<Document> Documents);
