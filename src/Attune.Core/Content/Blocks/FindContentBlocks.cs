using Attune.Core.Content.Library;

namespace Attune.Core.Content.Blocks;

/// <summary>Finds content blocks, whatever their status. What was acknowledged before is found. Safe for concurrent use.</summary>
public sealed class FindContentBlocks(ContentLibraries libraries)
{
    /// <summary>Null where there is none.</summary>
    public StoredContentBlock? Find(string workspaceId, string id) => ById(workspaceId).GetValueOrDefault(id);

    /// <summary>Those that exist, in the order of <paramref name="ids"/>, each once.</summary>
    public IReadOnlyList<StoredContentBlock> Find(string workspaceId, IEnumerable<string> ids)
    {
        var blocks = ById(workspaceId);
        return [.. ids.Distinct(StringComparer.Ordinal).Where(blocks.ContainsKey).Select(id => blocks[id])];
    }

    /// <summary>Those that the filter takes, the last changed first.</summary>
    public IReadOnlyList<StoredContentBlock> Search(string workspaceId, ContentBlockFilter filter) =>
        [
            .. ById(workspaceId)
                .Values.Where(stored => filter.Takes(stored.Block))
                .OrderByDescending(stored => stored.Block.UpdatedAt)
                .ThenBy(stored => stored.Block.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(stored => stored.Block.Id, StringComparer.Ordinal),
        ];

    private Dictionary<string, StoredContentBlock> ById(string workspaceId) =>
        libraries
            .Current(workspaceId)
            .Entries.Values.Where(entry => entry.Block is not null)
            .Select(entry => new StoredContentBlock(entry.Block!.Record, entry.Version))
            .ToDictionary(stored => stored.Block.Id, StringComparer.Ordinal);
}
