using Attune.Core.Storage;

namespace Attune.Core.Explanations;

/// <summary>
/// Where records of decisions are kept, in blocks; it knows nothing of what the bytes mean. Safe for concurrent use; every method may
/// throw <see cref="StorageUnavailableException"/>.
/// </summary>
public interface IExplanationStore
{
    Task AppendAsync(IReadOnlyList<ExplanationBlock> blocks, CancellationToken cancellationToken);

    /// <summary>Blocks without their data, newest first.</summary>
    Task<IReadOnlyList<ExplanationBlock>> ListAsync(
        string workspaceId,
        ExplanationQuery query,
        CancellationToken cancellationToken
    );

    /// <summary>A block's data, or null where it is gone.</summary>
    Task<byte[]?> ReadAsync(string workspaceId, Guid id, CancellationToken cancellationToken);

    /// <summary>Puts other records in a block's place; null takes the block away.</summary>
    Task ReplaceAsync(string workspaceId, Guid id, ExplanationBlock? block, CancellationToken cancellationToken);

    /// <summary>Forgets blocks whose latest decision is older, and the oldest of all until the rest takes no more bytes.</summary>
    /// <returns>How many blocks went.</returns>
    Task<int> TrimAsync(DateTimeOffset before, long bytes, CancellationToken cancellationToken);
}
