using Attune.Decisions.Recordings;

namespace Attune.Core.Explanations;

/// <summary>Tells why a past request got what it got, from what was recorded of it then and the configuration of then.</summary>
public sealed class ExplainDecision(RecordSearch records, ReplaySnapshots snapshots)
{
    /// <summary>Null where there is no record of the request.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="requestId">The answer's <c>X-Request-Id</c>.</param>
    /// <param name="at">About when it was, to within five minutes, to look through less; null where it is not known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ExplainedDecision?> ExecuteAsync(
        string workspaceId,
        string requestId,
        DateTimeOffset? at,
        CancellationToken cancellationToken
    ) =>
        await records.FindAsync(workspaceId, requestId, at, cancellationToken) is { } recording
            ? await ExplainAsync(workspaceId, recording, cancellationToken)
            : null;

    internal async Task<ExplainedDecision> ExplainAsync(
        string workspaceId,
        DecisionRecording recording,
        CancellationToken cancellationToken
    )
    {
        var snapshot = await snapshots.FindAsync(
            workspaceId,
            recording.ConfigurationVersion,
            recording.RankedAtMs,
            cancellationToken
        );
        if (snapshot is null || snapshot.Version != recording.ConfigurationVersion)
        {
            return new ExplainedDecision(recording, null, false);
        }
        var explanations = recording.Replay(snapshot);
        return new ExplainedDecision(recording, explanations, recording.Agrees(explanations));
    }
}
