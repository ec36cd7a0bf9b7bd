namespace Attune.Core.Content.Coupons;

/// <summary>What people write of a coupon list; on an update what is null stays.</summary>
public sealed record CouponListInput
{
    public string? Name { get; init; }

    public string? Label { get; init; }

    public DateOnly? ExpiresAt { get; init; }

    public string? CreatedBy { get; init; }

    public IReadOnlyList<string>? EmailAlertSubscribers { get; init; }

    public CouponAlertConditions? AlertConditions { get; init; }
}
