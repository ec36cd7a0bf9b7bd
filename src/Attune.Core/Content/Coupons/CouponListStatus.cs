namespace Attune.Core.Content.Coupons;

/// <summary>Whether a list gives out codes.</summary>
public enum CouponListStatus
{
    Active,
    Archived,
    Expired,
}
