using Attune.Core.Storage;
using Attune.Decisions.Rules;

namespace Attune.Core.Rankings;

/// <summary>
/// Rankings of all users as they were computed, kept as long as decisions made with them can be explained. Safe for concurrent use; every
/// method may throw <see cref="StorageUnavailableException"/>.
/// </summary>
public interface IRankingStore
{
    Task SaveAsync(
        string workspaceId,
        long computedAtMs,
        IReadOnlyList<AffinityRanking> rankings,
        CancellationToken cancellationToken
    );

    /// <summary>The rankings computed at this moment, in milliseconds since 1970, or the latest; null for none.</summary>
    Task<IReadOnlyList<AffinityRanking>?> FindAsync(
        string workspaceId,
        long? computedAtMs,
        CancellationToken cancellationToken
    );

    /// <summary>Forgets rankings from before this moment, but never a workspace's latest.</summary>
    Task TrimAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
