using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Content.Catalogs;

namespace Attune.Core.Tests.Content;

/// <summary>Catalog items without a database; it counts how often it is read.</summary>
public sealed class InMemoryCatalogItems : ICatalogItemStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Workspace, string Catalog), List<CatalogItem>> catalogs = [];

    public int Reads { get; private set; }

    /// <summary>What every read waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>What every read throws, if anything.</summary>
    public Exception? Failure { get; set; }

    public void Add(string workspaceId, string catalogId, params string[] items)
    {
        foreach (var json in items)
        {
            var id = (string)JsonNode.Parse(json)!["id"]!;
            Put(workspaceId, catalogId, new CatalogItem(id, Encoding.UTF8.GetBytes(json), default, default));
        }
    }

    public Task UpsertAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<CatalogItem> items,
        CancellationToken cancellationToken
    )
    {
        foreach (var item in items)
        {
            Put(workspaceId, catalogId, item);
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> InsertAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<CatalogItem> items,
        CancellationToken cancellationToken
    )
    {
        var there = items.Where(item => Ids(workspaceId, catalogId).Contains(item.Id)).ToList();
        foreach (var item in items.Except(there))
        {
            Put(workspaceId, catalogId, item);
        }
        return Task.FromResult<IReadOnlyList<string>>([.. there.Select(item => item.Id)]);
    }

    public async Task<IReadOnlyList<string>> ChangeAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<string> ids,
        Func<CatalogItem, CatalogItem> change,
        CancellationToken cancellationToken
    )
    {
        var found = await GetAsync(workspaceId, catalogId, ids, cancellationToken);
        foreach (var item in found)
        {
            Put(workspaceId, catalogId, change(item));
        }
        return [.. found.Select(item => item.Id)];
    }

    public Task DeleteCatalogAsync(string workspaceId, string catalogId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            catalogs.Remove((workspaceId, catalogId));
        }
        return Task.CompletedTask;
    }

    private HashSet<string> Ids(string workspaceId, string catalogId)
    {
        lock (gate)
        {
            return [.. (catalogs.GetValueOrDefault((workspaceId, catalogId)) ?? []).Select(item => item.Id)];
        }
    }

    public async Task<IReadOnlyList<CatalogItem>> GetAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var items = await ReadAllAsync(workspaceId, catalogId);
        return [.. ids.SelectMany(id => items.Where(item => item.Id == id))];
    }

    public async IAsyncEnumerable<CatalogItem> ReadAsync(
        string workspaceId,
        string catalogId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var item in await ReadAllAsync(workspaceId, catalogId))
        {
            yield return item;
        }
    }

    public Task<long> CountAsync(string workspaceId, string catalogId, CancellationToken cancellationToken) =>
        Task.FromResult((long)Items(workspaceId, catalogId).Length);

    public Task<int> DeleteAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            return Task.FromResult(
                catalogs.TryGetValue((workspaceId, catalogId), out var items)
                    ? items.RemoveAll(item => ids.Contains(item.Id))
                    : 0
            );
        }
    }

    public Task<long> VersionAsync(string workspaceId, string catalogId, CancellationToken cancellationToken) =>
        Task.FromResult(0L);

    private async Task<CatalogItem[]> ReadAllAsync(string workspaceId, string catalogId)
    {
        Reads++;
        await Gate;
        return Failure is null ? Items(workspaceId, catalogId) : throw Failure;
    }

    private CatalogItem[] Items(string workspaceId, string catalogId)
    {
        lock (gate)
        {
            return catalogs.TryGetValue((workspaceId, catalogId), out var items) ? [.. items] : [];
        }
    }

    private void Put(string workspaceId, string catalogId, CatalogItem item)
    {
        lock (gate)
        {
            if (!catalogs.TryGetValue((workspaceId, catalogId), out var items))
            {
                catalogs.Add((workspaceId, catalogId), items = []);
            }
            var at = items.FindIndex(known => known.Id == item.Id);
            if (at < 0)
            {
                items.Add(item);
            }
            else
            {
                items[at] = item;
            }
        }
    }
}
