namespace Attune.Core.Workspaces.Documents;

/// <summary>Says that a workspace's configuration moved on.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="Version">The configuration version now; a listener who has seen a greater one ignores this.</param>
/// <param name="Documents">
/// What changed with this version; empty where it is not known, and everything has to be read anew.
/// </param>
public sealed record ConfigurationChange(string WorkspaceId, long Version, IReadOnlyList<DocumentKey> Documents);
