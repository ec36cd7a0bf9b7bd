namespace Attune.Core.Analytics.Rollups;

/// <summary>
/// Sums over users of their value and of their value before: whole numbers, so that any order of adding gives the same to the
/// last digit.
/// </summary>
public readonly record struct OutcomeSums(long Users, long Y, long X, Int128 YY, Int128 XX, Int128 XY)
{
    internal static OutcomeSums Of(long y, long x) => new(1, y, x, (Int128)y * y, (Int128)x * x, (Int128)x * y);

    public static OutcomeSums operator +(OutcomeSums left, OutcomeSums right) =>
        new(
            left.Users + right.Users,
            left.Y + right.Y,
            left.X + right.X,
            left.YY + right.YY,
            left.XX + right.XX,
            left.XY + right.XY
        );

    public static OutcomeSums operator -(OutcomeSums sums) =>
        new(-sums.Users, -sums.Y, -sums.X, -sums.YY, -sums.XX, -sums.XY);
}
