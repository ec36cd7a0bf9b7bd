namespace Attune.Core.Workspaces.Snapshots;

/// <summary>
/// The figures that the server's configuration sets for limits (<c>Attune:Limits</c>), by name; a workspace's own figures
/// win over them.
/// </summary>
public sealed record ServerLimits(IReadOnlyDictionary<string, int> Figures)
{
    public static ServerLimits None { get; } = new(new Dictionary<string, int>());
}
