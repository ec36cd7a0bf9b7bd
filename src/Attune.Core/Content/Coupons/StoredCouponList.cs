using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Coupons;

/// <summary>A coupon list as it stands. Immutable.</summary>
public sealed record StoredCouponList(
    CouponList List,
    CouponListStatus Status,
    CouponCounts Counts,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    internal static StoredCouponList From(Document document, CouponCounts counts, DateTimeOffset now)
    {
        var list = WorkspaceJson.Read<CouponList>(document.Json);
        return new StoredCouponList(list, list.StatusAt(now), counts, document.CreatedAt, document.UpdatedAt);
    }
}
