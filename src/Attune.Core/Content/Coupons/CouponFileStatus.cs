namespace Attune.Core.Content.Coupons;

/// <summary>How far a file has come. The numbers are stored: never renumber.</summary>
public enum CouponFileStatus
{
    Pending = 0,
    Success = 1,
    Failed = 2,
}
