namespace Attune.Core.Content.Coupons;

/// <summary>A code that is held for a user. Immutable.</summary>
/// <param name="Code">The code.</param>
/// <param name="Position">Names the code in its list.</param>
/// <param name="IsNew">Whether this draw took it; false where the user had it before for the same purpose.</param>
/// <param name="IsUsed">Whether it was handed out before.</param>
public sealed record CouponDraw(string Code, long Position, bool IsNew, bool IsUsed);
