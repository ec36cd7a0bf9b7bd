using Attune.Core.Events;
using Attune.Core.Users;
using Attune.Core.Users.Erasure;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Content.Recommendations;

/// <summary>
/// Forgets what erased users had to do with items, in the database and in the counts of pairs. How often an item was acted
/// on by day names nobody and stays.
/// </summary>
internal sealed class RecommendationErasure(
    IInteractionStore store,
    InteractionModels models,
    IServiceProvider services
) : IUserErasure
{
    public Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    )
    {
        // Resolved late: the projections are led by what erases users.
        var projections = services.GetRequiredService<IProjections>();
        return projections.BetweenAsync(
            RecommendationProjection.ProjectionName,
            () =>
                models.WriteAsync(
                    [],
                    () => store.EraseAsync(workspaceId, userIds, cancellationToken),
                    cancellationToken
                ),
            cancellationToken
        );
    }
}
