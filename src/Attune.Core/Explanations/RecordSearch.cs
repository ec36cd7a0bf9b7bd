using Attune.Decisions.Recordings;

namespace Attune.Core.Explanations;

/// <summary>Finds records, newest first. What was answered before the call is found: it is written first. Thread-safe.</summary>
public sealed class RecordSearch(IExplanationStore store, ExplanationWriter writer)
{
    /// <summary>The record of the request, or null: it was never recorded, or is forgotten by now.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="requestId">The answer's <c>X-Request-Id</c>.</param>
    /// <param name="at">About when it was, to look through less; null to look through everything.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DecisionRecording?> FindAsync(
        string workspaceId,
        string requestId,
        DateTimeOffset? at,
        CancellationToken cancellationToken
    )
    {
        var hash = ExplanationIndex.OfRequest(requestId);
        var query = new ExplanationQuery { From = at - Around, To = at + Around };
        await foreach (
            var recording in SearchAsync(
                workspaceId,
                query,
                index => ExplanationIndex.FindRequest(index, hash),
                cancellationToken
            )
        )
        {
            if (recording.Session.RequestId == requestId)
            {
                return recording;
            }
        }
        return null;
    }

    /// <summary>The latest records on a user, newest first.</summary>
    public async Task<IReadOnlyList<DecisionRecording>> LatestAsync(
        string workspaceId,
        IReadOnlySet<Guid> userIds,
        IReadOnlySet<string> names,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var who = userIds.Select(ExplanationIndex.OfUser).Concat(names.Select(ExplanationIndex.OfName)).ToHashSet();
        var found = new List<DecisionRecording>();
        await foreach (
            var recording in SearchAsync(
                workspaceId,
                new ExplanationQuery(),
                index => ExplanationIndex.FindWho(index, who),
                cancellationToken
            )
        )
        {
            if (IsOn(recording, userIds, names))
            {
                found.Add(recording);
                if (found.Count >= limit)
                {
                    break;
                }
            }
        }
        return [.. found.OrderByDescending(recording => recording.Session.Now)];
    }

    internal static bool IsOn(DecisionRecording recording, IReadOnlySet<Guid> userIds, IReadOnlySet<string> names) =>
        recording.User is { } user
            ? userIds.Contains(user.Id)
            : recording.Session.NamedId is { } named && names.Contains(named);

    private static TimeSpan Around => TimeSpan.FromMinutes(5);

    private async IAsyncEnumerable<DecisionRecording> SearchAsync(
        string workspaceId,
        ExplanationQuery query,
        Func<ReadOnlySpan<byte>, List<int>> find,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await writer.FlushAsync(cancellationToken);
        while (true)
        {
            var blocks = await store.ListAsync(workspaceId, query, cancellationToken);
            foreach (var block in blocks)
            {
                var records = find(block.Index.Span);
                if (
                    records.Count == 0
                    || await store.ReadAsync(workspaceId, block.Id, cancellationToken) is not { } data
                )
                {
                    continue;
                }
                foreach (var record in records)
                {
                    yield return RecordingBlock.Read(data, record);
                }
            }
            if (blocks.Count < query.Limit)
            {
                yield break;
            }
            query = query with { Before = blocks[^1].Id };
        }
    }
}
