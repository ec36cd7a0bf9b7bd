using System.Text.Json;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Records;

/// <summary>Reads one record, or all of a kind.</summary>
public sealed class ReadRecords<TContent, TRecord>(IDocumentStore store, IRecordKind<TContent, TRecord> kind)
    where TContent : class
    where TRecord : class
{
    /// <summary>Null where there is none.</summary>
    public async Task<StoredRecord<TRecord>?> FindAsync(
        string workspaceId,
        string id,
        CancellationToken cancellationToken
    ) =>
        Texts.IsId(id) && await store.GetAsync(workspaceId, kind.Kind, id, cancellationToken) is { } document
            ? StoredRecord<TRecord>.From(document)
            : null;

    /// <summary>
    /// Those whose name contains all words of <paramref name="search"/>, without case, ordered by name. A record that cannot
    /// be read is left out; it is among the workspace's problems.
    /// </summary>
    public async Task<IReadOnlyList<StoredRecord<TRecord>>> ListAsync(
        string workspaceId,
        string? search,
        CancellationToken cancellationToken
    )
    {
        var words = search?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var found = new List<StoredRecord<TRecord>>();
        foreach (var document in await store.ListAsync(workspaceId, kind.Kind, cancellationToken))
        {
            if (
                words.All(word => document.Name?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false)
                && TryRead(document) is { } record
            )
            {
                found.Add(record);
            }
        }
        return [.. found.OrderBy(record => kind.NameOf(record.Record), StringComparer.OrdinalIgnoreCase)];
    }

    private static StoredRecord<TRecord>? TryRead(Document document)
    {
        try
        {
            return StoredRecord<TRecord>.From(document);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
