using Attune.Core.Events;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Recommendations;

/// <summary>Keeps up from committed events who had to do with which items. Called by one caller at a time.</summary>
internal sealed class RecommendationProjection(
    IInteractionStore store,
    InteractionModels models,
    IDocumentStore documents
) : IProjection
{
    public const string ProjectionName = "recommendations";

    private const long DayMs = 24L * 60 * 60 * 1000;

    public string Name => ProjectionName;

    public int Version => 1;

    public async Task ApplyAsync(
        IReadOnlyList<CommittedChange> changes,
        ProjectionMove move,
        CancellationToken cancellationToken
    )
    {
        var read = await ReadAsync(changes, isReplay: false, cancellationToken);
        await models.WriteAsync(read, () => store.ApplyAsync(read, move, cancellationToken), cancellationToken);
    }

    public Task BeginReplayAsync(string workspaceId, CancellationToken cancellationToken) =>
        store.BeginReplayAsync(workspaceId, cancellationToken);

    public async Task ReplayAsync(
        string workspaceId,
        IReadOnlyList<CommittedChange> changes,
        CancellationToken cancellationToken
    ) => await store.ReplayAsync(await ReadAsync(changes, isReplay: true, cancellationToken), cancellationToken);

    public Task EndReplayAsync(ProjectionReplay replay, CancellationToken cancellationToken) =>
        models.ReplaceAsync(
            replay.WorkspaceId,
            () => store.EndReplayAsync(replay, cancellationToken),
            cancellationToken
        );

    private async Task<IReadOnlyList<UserInteractions>> ReadAsync(
        IReadOnlyList<CommittedChange> changes,
        bool isReplay,
        CancellationToken cancellationToken
    )
    {
        // From the store, not from memory: a change may be older than the configuration that is loaded.
        var readers = new Dictionary<string, ItemActionReader>(StringComparer.Ordinal);
        var read = new List<UserInteractions>();
        foreach (var change in changes)
        {
            if (!readers.TryGetValue(change.WorkspaceId, out var reader))
            {
                readers[change.WorkspaceId] = reader = await ReaderAsync(change.WorkspaceId, cancellationToken);
            }
            var items = Read(change, reader, isReplay);
            if (items.Forget || items.Items.Count > 0)
            {
                read.Add(items);
            }
        }
        return read;
    }

    private async Task<ItemActionReader> ReaderAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var document = await documents.GetAsync(
            workspaceId,
            ContentKinds.RecommendationSettings,
            WorkspaceKinds.OnlyId,
            cancellationToken
        );
        return new ItemActionReader(ContentJson.ReadRecommendationSettings(document));
    }

    private static UserInteractions Read(CommittedChange change, ItemActionReader reader, bool isReplay)
    {
        var items = new Dictionary<(ItemActionKind Kind, string Item), Interaction>();
        var days = new Dictionary<(ItemActionKind Kind, string Item, int Day), long>();
        foreach (var happened in change.Events)
        {
            foreach (var action in reader.Read(happened))
            {
                var known = items.GetValueOrDefault(action);
                items[action] = new Interaction(
                    action.Kind,
                    action.Item,
                    known.Count + 1,
                    Math.Max(known.LastMs, happened.TimeMs)
                );
                var day = (action.Kind, action.Item, (int)Math.DivRem(happened.TimeMs, DayMs).Quotient);
                days[day] = days.GetValueOrDefault(day) + 1;
            }
        }
        // Events that moved with a profile were counted for their days before; a replay sees them once only.
        var counted = change.EventsAreMoved && !isReplay;
        return new UserInteractions(
            change.WorkspaceId,
            change.UserId,
            [.. items.Values],
            counted
                ? []
                : [.. days.Select(entry => new DayCount(entry.Key.Kind, entry.Key.Item, entry.Key.Day, entry.Value))],
            change.MergedInto is not null
        );
    }
}
