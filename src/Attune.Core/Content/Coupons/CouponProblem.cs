namespace Attune.Core.Content.Coupons;

/// <summary>Why a call about coupons is refused; the error codes of wire.md 5.7.</summary>
public enum CouponProblem
{
    None,
    NameTaken,
    LabelTaken,
    Invalid,
    ListNotFound,
    FileNotFound,
}
