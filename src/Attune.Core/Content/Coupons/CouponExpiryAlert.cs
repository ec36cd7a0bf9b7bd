namespace Attune.Core.Content.Coupons;

/// <summary>Told before a list ends. Immutable.</summary>
public sealed record CouponExpiryAlert
{
    public bool Alert { get; init; }

    public int DaysBefore { get; init; }
}
