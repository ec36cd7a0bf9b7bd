using Attune.Core.Personalize;
using Attune.Core.Users;
using Attune.Decisions.Recordings;

namespace Attune.Core.Explanations;

/// <summary>Records of one workspace that wait to be written. Not thread-safe.</summary>
internal sealed class PendingRecords(string workspaceId) : IDisposable
{
    private readonly RecordingBlock block = new();
    private readonly List<ulong> index = [];
    private DateTimeOffset first = DateTimeOffset.MaxValue;
    private DateTimeOffset last = DateTimeOffset.MinValue;

    public int Count => index.Count;

    public int Length => block.Length;

    /// <summary>The bytes that are counted against the limit for this.</summary>
    public long Counted { get; set; }

    public void Add(DecideRequest request, DecideResult result, IReadOnlyList<RenderFailure> failures)
    {
        var session = request.Session;
        block.Add(
            result.Snapshot,
            result.User,
            session,
            request.ExperienceKeys is not { Count: > 0 },
            result.Decisions,
            failures.Count == 0
                ? []
                :
                [
                    .. failures.Select(failure => new RecordedFailure(
                        failure.ExperienceKey,
                        failure.Variable,
                        failure.Message
                    )),
                ],
            result.Findings
        );
        var who = result.User is { } user ? ExplanationIndex.OfUser(user.Id) : ExplanationIndex.OfName(session.NamedId);
        index.Add(ExplanationIndex.OfRequest(session.RequestId) | ((ulong)who << 32));
        first = session.Now < first ? session.Now : first;
        last = session.Now > last ? session.Now : last;
    }

    public ExplanationBlock ToBlock(Guid id)
    {
        var entries = new byte[index.Count * ExplanationIndex.EntrySize];
        for (var at = 0; at < index.Count; at++)
        {
            ExplanationIndex.Write(
                entries.AsSpan(at * ExplanationIndex.EntrySize),
                (uint)index[at],
                (uint)(index[at] >> 32)
            );
        }
        return new ExplanationBlock
        {
            Id = id,
            WorkspaceId = workspaceId,
            First = first,
            Last = last,
            Records = index.Count,
            Index = entries,
            Data = block.ToBytes(),
        };
    }

    public void Dispose() => block.Dispose();
}
