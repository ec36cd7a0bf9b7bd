namespace Attune.Core.Content.Coupons;

/// <summary>Of what a list's owner wants to hear (wire.md 5.7). Immutable.</summary>
public sealed record CouponAlertConditions
{
    /// <summary>A file was read.</summary>
    public bool SuccessAlert { get; init; }

    /// <summary>A file could not be read.</summary>
    public bool FailureAlert { get; init; }

    public CouponShortageAlert CouponShortageAlert { get; init; } = new();

    public CouponExpiryAlert ExpiryAlert { get; init; } = new();
}
