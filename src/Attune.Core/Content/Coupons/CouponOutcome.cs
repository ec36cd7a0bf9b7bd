namespace Attune.Core.Content.Coupons;

/// <summary>What became of a call about coupons. Immutable.</summary>
/// <param name="Value">Set where there is no problem.</param>
/// <param name="Problem">Why there is no value.</param>
/// <param name="Message">For a person, where the problem is <see cref="CouponProblem.Invalid"/>.</param>
public sealed record CouponOutcome<T>(T? Value, CouponProblem Problem, string? Message = null)
    where T : class
{
    public static CouponOutcome<T> Done(T value) => new(value, CouponProblem.None);

    public static CouponOutcome<T> Refused(CouponProblem problem, string? message = null) =>
        new(null, problem, message);
}
