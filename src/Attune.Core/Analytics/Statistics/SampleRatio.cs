using MathNet.Numerics;

namespace Attune.Core.Analytics.Statistics;

/// <summary>
/// Whether users fell to the variations as they should. A mismatch means that something loses or adds users unevenly,
/// and no result of the experiment can be trusted. The test may be looked at all the time: Lindon and Malek,
/// "Anytime-Valid Inference for Multinomial Count Data" (2022).
/// </summary>
public static class SampleRatio
{
    /// <summary>A p-value at or below this stops a verdict from being shown.</summary>
    public const double Alarm = 0.001;

    // How closely the alternative gathers around the promised shares: small mismatches of large samples matter most.
    private const double Concentration = 1_000;

    /// <summary>The p-value of the counts against the promised shares, valid at any time of looking.</summary>
    /// <param name="counts">Users of each variation.</param>
    /// <param name="shares">The promised shares, each above 0; they are made to add up to 1.</param>
    /// <exception cref="ArgumentException">Different lengths, or a share that is not above 0.</exception>
    public static double Test(IReadOnlyList<long> counts, IReadOnlyList<double> shares)
    {
        if (counts.Count != shares.Count || shares.Any(s => s <= 0))
        {
            throw new ArgumentException("Each count needs a share above 0.", nameof(shares));
        }

        var whole = shares.Sum();
        var total = counts.Sum();
        var evidence = SpecialFunctions.GammaLn(Concentration) - SpecialFunctions.GammaLn(Concentration + total);
        for (var i = 0; i < counts.Count; i++)
        {
            var share = shares[i] / whole;
            var prior = Concentration * share;
            evidence +=
                SpecialFunctions.GammaLn(prior + counts[i])
                - SpecialFunctions.GammaLn(prior)
                - counts[i] * Math.Log(share);
        }

        return Math.Min(1, Math.Exp(-evidence));
    }
}
