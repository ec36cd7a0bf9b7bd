namespace Attune.Core.Events;

/// <summary>A projection is to be made anew for a workspace, from everything that is stored.</summary>
/// <param name="Name">The projection.</param>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="Token">Tells this request from a later one, which asks for one replay more.</param>
public sealed record ProjectionReplay(string Name, string WorkspaceId, long Token);
