using System.Text.Json;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Secrets;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>Reads stored content APIs. Safe for concurrent use.</summary>
public sealed class ContentApiShelf(IDocumentStore store, ISecretBox box)
{
    /// <summary>Null where there is none, or none that this version can read.</summary>
    public async Task<StoredContentApi?> FindAsync(
        string workspaceId,
        string id,
        CancellationToken cancellationToken
    ) => await FindDocumentAsync(workspaceId, id, cancellationToken) is { } document ? TryRead(document) : null;

    /// <summary>All that can be read, by name.</summary>
    public async Task<IReadOnlyList<StoredContentApi>> ListAsync(
        string workspaceId,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await store.ListAsync(workspaceId, ContentKinds.ContentApi, cancellationToken))
                .Select(TryRead)
                .OfType<StoredContentApi>()
                .OrderBy(api => api.Record.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(api => api.Record.Id, StringComparer.Ordinal),
        ];

    internal async Task<Document?> FindDocumentAsync(
        string workspaceId,
        string id,
        CancellationToken cancellationToken
    ) => Texts.IsId(id) ? await store.GetAsync(workspaceId, ContentKinds.ContentApi, id, cancellationToken) : null;

    private StoredContentApi? TryRead(Document document)
    {
        try
        {
            return StoredContentApi.From(document, box);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
