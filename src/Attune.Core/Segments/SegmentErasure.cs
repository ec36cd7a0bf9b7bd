using Attune.Core.Users;
using Attune.Core.Users.Erasure;

namespace Attune.Core.Segments;

/// <summary>Takes erased users off the lists of segments.</summary>
internal sealed class SegmentErasure(ISegmentStore store) : IUserErasure
{
    public Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    ) => store.EraseAsync(workspaceId, userIds, cancellationToken);
}
