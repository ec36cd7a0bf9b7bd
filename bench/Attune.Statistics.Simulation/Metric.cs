using Attune.Core.Analytics.Statistics;

namespace Attune.Statistics.Simulation;

/// <summary>What a user does, by chance, and what a mean of it truly is.</summary>
internal abstract record Metric
{
    /// <summary>The mean over all users there could be.</summary>
    public abstract double Mean { get; }

    /// <summary>The value of one user.</summary>
    public abstract double Draw(Random random);

    /// <summary>The moments of so many more users.</summary>
    public Moments Draw(Random random, int users)
    {
        double sum = 0;
        double squares = 0;
        for (var user = 0; user < users; user++)
        {
            var value = Draw(random);
            sum += value;
            squares += value * value;
        }

        return new Moments(users, sum, squares);
    }

    /// <summary>A standard normal number.</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
