using Attune.Core.Users;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Rules;

namespace Attune.Core.Rankings;

/// <summary>
/// Counts how often each user of a workspace did what "most" and "least number of times" ask for, and puts the result into the
/// snapshot. Goes through all users, a few at a time, beside everything else.
/// </summary>
internal sealed class RankUsers(
    UserDirectoryParts users,
    WorkspaceSnapshots snapshots,
    IRankingStore store,
    TimeProvider time
)
{
    public async Task ExecuteAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var needs = snapshots.Current(workspaceId).Rankings();
        var now = time.GetUtcNow();
        var steps = needs.Select(_ => new SortedDictionary<int, long>()).ToArray();
        await foreach (var user in users.Scan.AllAsync(workspaceId, cancellationToken))
        {
            for (var at = 0; at < steps.Length; at++)
            {
                if (needs[at].TimesFor(user, now) is var times and > 0)
                {
                    steps[at][times] = steps[at].GetValueOrDefault(times) + 1;
                }
            }
        }
        var rankings = needs
            .Select(
                (need, at) =>
                    new AffinityRanking
                    {
                        Key = need.Key,
                        ComputedAtMs = now.ToUnixTimeMilliseconds(),
                        Steps = [.. steps[at].Select(step => new AffinityRankingStep(step.Key, step.Value))],
                    }
            )
            .ToArray();
        await store.SaveAsync(workspaceId, now.ToUnixTimeMilliseconds(), rankings, cancellationToken);
        snapshots.Apply(workspaceId, rankings);
    }
}
