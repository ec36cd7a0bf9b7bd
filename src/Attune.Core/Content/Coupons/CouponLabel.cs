namespace Attune.Core.Content.Coupons;

/// <summary>Keeps a label for one list. Immutable.</summary>
internal sealed record CouponLabel(string ListId);
