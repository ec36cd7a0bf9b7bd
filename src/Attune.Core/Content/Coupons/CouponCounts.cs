namespace Attune.Core.Content.Coupons;

/// <summary>How many codes a list has.</summary>
/// <param name="Total">All, given out or not.</param>
/// <param name="Available">Those that may still be given out.</param>
public sealed record CouponCounts(long Total, long Available);
