namespace Attune.Core.Content.Coupons;

/// <summary>The limits of coupons; they hold for every workspace (docs/limits.md).</summary>
public static class CouponLimits
{
    public const int ListsPerWorkspace = 1_000;

    /// <summary>Codes of one list (schema of the coupon API).</summary>
    public const long CodesPerList = 100_000_000;

    public const int CodeLength = 200;

    /// <summary>Bytes of a file that is fetched (schema of the coupon API).</summary>
    public const long FileBytes = 100L * 1024 * 1024;

    public const int Subscribers = 50;

    public const int MaxThreshold = 10_000;

    public const int MaxDaysBefore = 365;

    /// <summary>How long a code that was drawn and not handed out is kept for its user, if the server died meanwhile.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(15);
}
