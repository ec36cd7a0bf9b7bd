namespace Attune.Core.Users.Erasure;

/// <summary>
/// Something else that holds data of users (exposures, coupons, caches, explanations) and must forget and export it with them.
/// Every registered one is asked.
/// </summary>
public interface IUserErasure
{
    /// <summary>Forgets everything held on these users. May be called again for users already forgotten.</summary>
    Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    );
}
