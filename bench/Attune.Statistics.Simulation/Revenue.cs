namespace Attune.Statistics.Simulation;

/// <summary>Few buy, and a few of them very much: log-normal orders, counted up to a cap as results count them.</summary>
internal sealed record Revenue(double Buyers = 1.0 / 30) : Metric
{
    private const double Middle = 3.5;
    private const double Spread = 1.2;
    private const double Cap = 1_500;

    public override double Mean { get; } = Buyers * CappedMean();

    public override double Draw(Random random) =>
        random.NextDouble() < Buyers ? Math.Min(Cap, Math.Exp(Middle + Spread * Normal(random))) : 0;

    // E[min(X, c)] of a log-normal X.
    private static double CappedMean()
    {
        var z = (Math.Log(Cap) - Middle) / Spread;
        return Math.Exp(Middle + Spread * Spread / 2) * MathNet.Numerics.Distributions.Normal.CDF(0, 1, z - Spread)
            + Cap * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z);
    }
}
