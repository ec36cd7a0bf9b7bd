namespace Attune.Core.Content.Coupons;

/// <summary>A code in somebody's hands. Immutable.</summary>
/// <param name="ListId">The list.</param>
/// <param name="Code">The code.</param>
/// <param name="Holder">Whose it is, as <see cref="CouponHolders"/> writes it; null once the user was erased.</param>
/// <param name="Purpose">What for: an experience's key.</param>
/// <param name="UsedAt">When it was handed out; null while it is only held.</param>
public sealed record CouponUse(string ListId, string Code, string? Holder, string? Purpose, DateTimeOffset? UsedAt);
