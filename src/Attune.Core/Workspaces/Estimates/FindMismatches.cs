using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Rules;

namespace Attune.Core.Workspaces.Estimates;

/// <summary>
/// Finds conditions that cannot look at a value as their author meant, by trying every live experience on a sample of users:
/// a rule that wants a number and meets text matches nobody, and nobody would hear of it.
/// </summary>
public sealed class FindMismatches(UserSamples samples, IWorkspaceSnapshots snapshots, TimeProvider time)
{
    /// <summary>Users tried at most.</summary>
    public const int Users = 500;

    public async Task<MismatchReport> ExecuteAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var sample = await samples.GetAsync(workspaceId, cancellationToken);
        var snapshot = snapshots.Current(workspaceId);
        var counters = new MismatchCounters(snapshot);
        var session = new Session { Now = time.GetUtcNow(), RequestId = "mismatches" };
        var tried = 0;
        foreach (var user in sample.Users.Take(Users))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var decider = snapshot.For(user, session, counters);
            foreach (var experience in snapshot.Experiences)
            {
                decider.Decide(experience.Key);
            }
            tried++;
        }
        // What a request did not say is no mistake of a rule: the sample says nothing of requests.
        return new MismatchReport(
            tried,
            [
                .. counters
                    .ReadAll()
                    .Where(entry => !entry.Clause.Path.Contains("in_session", StringComparison.Ordinal))
                    .OrderByDescending(entry => entry.Mismatch == Mismatch.WrongType)
                    .ThenByDescending(entry => entry.Count)
                    .Select(entry => new MismatchFinding(entry.Clause, entry.Mismatch, entry.Count)),
            ]
        );
    }
}
