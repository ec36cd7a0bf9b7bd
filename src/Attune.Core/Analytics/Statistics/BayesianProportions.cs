using MathNet.Numerics;

namespace Attune.Core.Analytics.Statistics;

/// <summary>
/// Two conversion rates with Beta posteriors from a uniform prior. The chance is an integral over one posterior; the
/// expected losses follow from it by the identity x·Beta(x; a, b) = a/(a+b)·Beta(x; a+1, b), as in Stucchio,
/// "Bayesian A/B Testing at VWO" (2015).
/// </summary>
public static class BayesianProportions
{
    private const double PriorSuccesses = 1;
    private const double PriorFailures = 1;
    private const double Reach = 12;
    private const int Steps = 4_000;

    /// <summary>Compares the rates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More successes than trials, or a negative number.</exception>
    public static ChanceToBeat Compare(
        long controlSuccesses,
        long controlTrials,
        long variationSuccesses,
        long variationTrials
    )
    {
        var control = Posterior(controlSuccesses, controlTrials);
        var variation = Posterior(variationSuccesses, variationTrials);
        var probability = ChanceThatSecondIsGreater(control, variation);
        var lossOfControl =
            variation.Mean * ChanceThatSecondIsGreater(control, variation.WithOneMore)
            - control.Mean * ChanceThatSecondIsGreater(control.WithOneMore, variation);
        var lossOfVariation = lossOfControl - (variation.Mean - control.Mean);
        return new ChanceToBeat(probability, Math.Max(lossOfVariation, 0), Math.Max(lossOfControl, 0));
    }

    private static BetaShape Posterior(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        return new BetaShape(PriorSuccesses + successes, PriorFailures + trials - successes);
    }

    private static double ChanceThatSecondIsGreater(BetaShape first, BetaShape second)
    {
        // Beyond this reach the first posterior holds less than what a double can tell from nothing.
        var low = Math.Max(0, first.Mean - Reach * first.Deviation);
        var high = Math.Min(1, first.Mean + Reach * first.Deviation);
        var step = (high - low) / Steps;
        var weighted = 0.0;
        var total = 0.0;
        for (var i = 0; i <= Steps; i++)
        {
            var x = low + i * step;
            var density = first.Density(x) * SimpsonWeight(i);
            total += density;
            weighted += density * (1 - second.Cumulative(x));
        }

        return weighted / total;
    }

    private static int SimpsonWeight(int i)
    {
        if (i is 0 or Steps)
        {
            return 1;
        }

        return i % 2 == 1 ? 4 : 2;
    }

    private readonly record struct BetaShape(double A, double B)
    {
        public double Mean => A / (A + B);

        public double Deviation => Math.Sqrt(A * B / ((A + B) * (A + B) * (A + B + 1)));

        public BetaShape WithOneMore => this with { A = A + 1 };

        public double Density(double x)
        {
            if (x is <= 0 or >= 1)
            {
                return (x <= 0 && A <= 1) || (x >= 1 && B <= 1) ? Math.Exp(-SpecialFunctions.BetaLn(A, B)) : 0;
            }

            return Math.Exp((A - 1) * Math.Log(x) + (B - 1) * Math.Log(1 - x) - SpecialFunctions.BetaLn(A, B));
        }

        public double Cumulative(double x) =>
            x <= 0 ? 0
            : x >= 1 ? 1
            : SpecialFunctions.BetaRegularized(A, B, x);
    }
}
