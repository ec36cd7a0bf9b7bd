using System.Collections.Concurrent;

namespace Attune.Core.Content.Recommendations;

/// <summary>
/// The models of all workspaces: read from the store when first asked for, and kept up with every write from then on. Safe
/// for concurrent use.
/// </summary>
public sealed class InteractionModels(Lazy<IInteractionStore> store)
{
    private readonly ConcurrentDictionary<string, InteractionModel> models = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>The model, which sees everything that was written before.</summary>
    public ValueTask<InteractionModel> GetAsync(string workspaceId, CancellationToken cancellationToken) =>
        models.TryGetValue(workspaceId, out var known) ? new(known) : new(LoadAsync(workspaceId, cancellationToken));

    /// <summary>Writes, and lets the models that are in memory follow.</summary>
    internal async Task WriteAsync(
        IReadOnlyList<UserInteractions> changes,
        Func<Task<IReadOnlyList<InteractionDelta>>> write,
        CancellationToken cancellationToken
    )
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            foreach (var delta in await write())
            {
                if (models.TryGetValue(delta.WorkspaceId, out var model))
                {
                    Apply(model, delta);
                }
            }
            foreach (var change in changes)
            {
                if (models.TryGetValue(change.WorkspaceId, out var model))
                {
                    AddDays(model, change.Days);
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Replaces everything, and has the model read anew when it is next asked for.</summary>
    internal async Task ReplaceAsync(string workspaceId, Func<Task> write, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            await write();
            models.TryRemove(workspaceId, out _);
        }
        finally
        {
            gate.Release();
        }
    }

    private static void Apply(InteractionModel model, InteractionDelta delta)
    {
        if (delta.Added.Count == 0)
        {
            model.Remove(delta.Purchase, delta.Before);
        }
        else
        {
            model.Add(delta.Purchase, delta.Before, delta.Added);
        }
    }

    private static void AddDays(InteractionModel model, IReadOnlyList<DayCount> days)
    {
        foreach (var day in days)
        {
            model.AddDay(day.Kind, day.Item, day.Day, day.Count);
        }
    }

    private async Task<InteractionModel> LoadAsync(string workspaceId, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (models.TryGetValue(workspaceId, out var known))
            {
                return known;
            }
            var model = new InteractionModel();
            var user = Guid.Empty;
            var seen = new List<string>();
            var bought = new List<string>();
            await foreach (var entry in store.Value.ReadAsync(workspaceId, cancellationToken))
            {
                if (entry.UserId != user)
                {
                    Flush();
                    user = entry.UserId;
                }
                seen.Add(entry.Item);
                if (entry.Kind == ItemActionKind.Purchase)
                {
                    bought.Add(entry.Item);
                }
            }
            Flush();
            AddDays(model, await store.Value.ReadDaysAsync(workspaceId, cancellationToken));
            return models[workspaceId] = model;

            void Flush()
            {
                AddUser(model, purchase: false, seen);
                AddUser(model, purchase: true, bought);
                seen.Clear();
                bought.Clear();
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private static void AddUser(InteractionModel model, bool purchase, List<string> items)
    {
        var distinct = items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var added = distinct.Take(InteractionDelta.MaxItems).ToList();
        if (added.Count > 0)
        {
            model.Add(purchase, [], added);
        }
    }
}
