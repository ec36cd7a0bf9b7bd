using Attune.Core.Events;
using Attune.Core.Users;
using Attune.Core.Users.Erasure;

namespace Attune.Core.Analytics;

/// <summary>Takes users who are erased out of the totals, too: these stay the sum over the users who are there.</summary>
internal sealed class AnalyticsErasure(Lazy<IProjections> projections, AnalyticsProjection projection) : IUserErasure
{
    public Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    ) =>
        projections.Value.BetweenAsync(
            AnalyticsProjection.ProjectionName,
            () => projection.ForgetAsync(workspaceId, userIds, cancellationToken),
            cancellationToken
        );
}
