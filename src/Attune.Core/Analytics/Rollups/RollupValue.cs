namespace Attune.Core.Analytics.Rollups;

/// <summary>Totals that add up in any order.</summary>
/// <param name="Total">How often.</param>
/// <param name="Uniques">How often, repetitions left out as the <see cref="Measure"/> says.</param>
/// <param name="Amount">Money, in ten-thousandths of the currency's unit.</param>
public readonly record struct RollupValue(long Total, long Uniques, long Amount)
{
    public static RollupValue operator +(RollupValue left, RollupValue right) =>
        new(left.Total + right.Total, left.Uniques + right.Uniques, left.Amount + right.Amount);
}
