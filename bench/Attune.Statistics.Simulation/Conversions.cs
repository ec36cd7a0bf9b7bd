namespace Attune.Statistics.Simulation;

/// <summary>A user converts or does not.</summary>
internal sealed record Conversions(double Rate) : Metric
{
    public override double Mean => Rate;

    public override double Draw(Random random) => random.NextDouble() < Rate ? 1 : 0;
}
