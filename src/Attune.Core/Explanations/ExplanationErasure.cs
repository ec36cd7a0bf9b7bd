using Attune.Core.Users;
using Attune.Core.Users.Erasure;
using Attune.Decisions.Recordings;

namespace Attune.Core.Explanations;

/// <summary>Takes the records on erased users out of their blocks, those from before they had a profile included.</summary>
internal sealed class ExplanationErasure(IExplanationStore store, ExplanationWriter writer) : IUserErasure
{
    public async Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    )
    {
        var ids = userIds.ToHashSet();
        var names = ExplanationIndex.Names(identifiers).ToHashSet(StringComparer.Ordinal);
        var who = ids.Select(ExplanationIndex.OfUser).Concat(names.Select(ExplanationIndex.OfName)).ToHashSet();
        await writer.FlushAsync(cancellationToken);
        var query = new ExplanationQuery();
        while (true)
        {
            var blocks = await store.ListAsync(workspaceId, query, cancellationToken);
            foreach (var block in blocks)
            {
                var suspects = ExplanationIndex.FindWho(block.Index.Span, who);
                if (suspects.Count > 0)
                {
                    await EraseAsync(block, suspects, ids, names, cancellationToken);
                }
            }
            if (blocks.Count < query.Limit)
            {
                return;
            }
            query = query with { Before = blocks[^1].Id };
        }
    }

    private async Task EraseAsync(
        ExplanationBlock block,
        List<int> suspects,
        HashSet<Guid> ids,
        HashSet<string> names,
        CancellationToken cancellationToken
    )
    {
        if (await store.ReadAsync(block.WorkspaceId, block.Id, cancellationToken) is not { } data)
        {
            return;
        }
        var removed = suspects
            .Where(record => RecordSearch.IsOn(RecordingBlock.Read(data, record), ids, names))
            .ToHashSet();
        if (removed.Count == 0)
        {
            return;
        }
        var left = RecordingBlock.Without(data, removed) is { } kept
            ? block with
            {
                Records = block.Records - removed.Count,
                Index = ExplanationIndex.Without(block.Index.Span, removed),
                Data = kept,
            }
            : null;
        await store.ReplaceAsync(block.WorkspaceId, block.Id, left, cancellationToken);
    }
}
