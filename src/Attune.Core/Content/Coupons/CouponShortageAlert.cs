namespace Attune.Core.Content.Coupons;

/// <summary>Told when few codes are left. Immutable.</summary>
public sealed record CouponShortageAlert
{
    public bool Alert { get; init; }

    /// <summary>Told when so many, or fewer, are left.</summary>
    public int ThresholdCount { get; init; }
}
