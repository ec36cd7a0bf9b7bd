using System.Text.Json;
using Attune.Core.Users;
using Attune.Core.Users.Erasure;

namespace Attune.Core.Content.Coupons;

/// <summary>Forgets who has which code, and tells a person which they have. Safe for concurrent use.</summary>
internal sealed class CouponErasure(ICouponStore store) : IUserErasure, IUserExport
{
    public string Name => "coupons";

    public Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    ) => store.EraseAsync(workspaceId, CouponHolders.Of(userIds, identifiers), cancellationToken);

    public async Task<JsonElement?> ExportAsync(
        string workspaceId,
        Guid userId,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    )
    {
        var held = await store.HeldAsync(workspaceId, CouponHolders.Of([userId], identifiers), cancellationToken);
        return held.Count == 0
            ? null
            : JsonSerializer.SerializeToElement(
                held.Select(use => new
                {
                    coupon_list_id = use.ListId,
                    code = use.Code,
                    purpose = use.Purpose,
                    used_at = use.UsedAt,
                })
            );
    }
}
