namespace Attune.Core.Content.AuxiliaryFiles;

/// <summary>
/// Where rows of auxiliary files live. A file's content is written under a name of its own, so that the old one is read
/// until the new one is whole. Safe for concurrent use.
/// </summary>
public interface IAuxiliaryStore
{
    /// <summary>Writes rows of a content; a key that is there already is replaced.</summary>
    Task WriteAsync(
        string workspaceId,
        string contentId,
        IReadOnlyList<AuxiliaryRow> rows,
        CancellationToken cancellationToken
    );

    /// <summary>The row's values as a JSON object in UTF-8, or null.</summary>
    Task<ReadOnlyMemory<byte>?> FindAsync(
        string workspaceId,
        string contentId,
        string key,
        CancellationToken cancellationToken
    );

    /// <summary>How many rows a content has.</summary>
    Task<long> CountAsync(string workspaceId, string contentId, CancellationToken cancellationToken);

    /// <summary>Removes a content.</summary>
    Task DeleteAsync(string workspaceId, string contentId, CancellationToken cancellationToken);
}
