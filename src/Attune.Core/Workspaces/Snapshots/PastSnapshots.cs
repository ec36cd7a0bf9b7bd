using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Rules;
using Attune.Jinja;

namespace Attune.Core.Workspaces.Snapshots;

/// <summary>
/// Brings back a workspace's configuration as it was, for what has to be explained after it was changed. Thread-safe.
/// </summary>
public sealed class PastSnapshots(IDocumentStore store, JinjaEnvironment environment, ServerLimits limits)
{
    /// <summary>
    /// The configuration at <paramref name="version"/>, compiled as it would have been then, with the limits that the server
    /// has now and the rankings given; null where there was no such version.
    /// </summary>
    public async Task<CompiledWorkspace?> LoadAsync(
        string workspaceId,
        long version,
        IReadOnlyList<AffinityRanking> rankings,
        CancellationToken cancellationToken
    )
    {
        if (await store.LoadAsOfAsync(workspaceId, version, cancellationToken) is not { } set)
        {
            return null;
        }
        var update = new ConfigurationUpdate(workspaceId, version, IsComplete: true, set.Documents, []);
        var records = new WorkspaceRecords { WorkspaceId = workspaceId }.With(update) with
        {
            Version = version,
            Rankings = rankings,
        };
        return WorkspaceSnapshots.Compile(records, environment, limits);
    }
}
