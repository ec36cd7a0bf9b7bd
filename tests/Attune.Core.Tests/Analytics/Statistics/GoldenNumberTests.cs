using System.Text.Json;
using Attune.Core.Analytics.Statistics;

namespace Attune.Core.Tests.Analytics.Statistics;

/// <summary>The statistics against those of SciPy and statsmodels, made by tests/oracles/statistics/golden.py.</summary>
public sealed class GoldenNumberTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllBytes(FindGolden())).RootElement;

    [Fact]
    public void Proportions_HaveTheSameChanceAndLosses()
    {
        foreach (var wanted in Golden.GetProperty("proportions").EnumerateArray())
        {
            var counts = wanted.GetProperty("counts").EnumerateArray().Select(c => c.GetInt64()).ToArray();

            var got = BayesianProportions.Compare(counts[0], counts[1], counts[2], counts[3]);

            AssertChance(wanted, got, 1e-8);
        }
    }

    [Fact]
    public void Means_HaveTheSameChanceAndLosses()
    {
        foreach (var wanted in Golden.GetProperty("means").EnumerateArray())
        {
            AssertChance(
                wanted,
                BayesianMeans.Compare(ReadMean(wanted, "control"), ReadMean(wanted, "variation")),
                1e-8
            );
        }
    }

    [Fact]
    public void SampleRatios_HaveTheSamePValue()
    {
        foreach (var wanted in Golden.GetProperty("sampleRatios").EnumerateArray())
        {
            var counts = wanted.GetProperty("counts").EnumerateArray().Select(c => c.GetInt64()).ToArray();

            AssertClose(Number(wanted, "pValue"), SampleRatio.Test(counts, ReadNumbers(wanted, "shares")), 1e-7);
        }
    }

    [Fact]
    public void Sequences_HaveTheSameInterval()
    {
        foreach (var wanted in Golden.GetProperty("sequences").EnumerateArray())
        {
            var got = ConfidenceSequence.Compare(
                ReadMean(wanted, "control"),
                ReadMean(wanted, "variation"),
                Number(wanted, "alpha"),
                Number(wanted, "tightestAt")
            );

            AssertClose(Number(wanted, "low"), got.Low, 1e-10);
            AssertClose(Number(wanted, "high"), got.High, 1e-10);
        }
    }

    [Fact]
    public void ManyComparisons_AreAdjustedAlike()
    {
        foreach (var wanted in Golden.GetProperty("holm").EnumerateArray())
        {
            var got = ManyComparisons.Adjust(ReadNumbers(wanted, "pValues"));

            Assert.All(ReadNumbers(wanted, "adjusted").Zip(got), pair => AssertClose(pair.First, pair.Second, 1e-12));
        }
    }

    [Fact]
    public void Cuped_AdjustsAlike()
    {
        var wanted = Golden.GetProperty("cuped");
        var variations = wanted
            .GetProperty("values")
            .EnumerateArray()
            .Select(arm => Sum(ToNumbers(arm[0]), ToNumbers(arm[1])))
            .ToList();

        var got = Cuped.Adjust(variations);

        foreach (var (expected, actual) in wanted.GetProperty("adjusted").EnumerateArray().Zip(got))
        {
            AssertClose(Number(expected, "mean"), actual.Mean, 1e-9);
            AssertClose(Number(expected, "variance"), actual.Variance, 1e-9);
        }
    }

    [Fact]
    public void Ratio_HasTheSameMeanAndVariance()
    {
        var wanted = Golden.GetProperty("ratio");
        var moments = Sum(ReadNumbers(wanted, "numerators"), ReadNumbers(wanted, "denominators"));

        var got = MeanEstimate.OfRatio(moments);

        AssertClose(Number(wanted, "mean"), got.Mean, 1e-12);
        AssertClose(Number(wanted, "variance"), got.Variance, 1e-9);
    }

    [Fact]
    public void SampleSizes_AreTheSame()
    {
        foreach (var w in Golden.GetProperty("samplesForMean").EnumerateArray())
        {
            var got = Power.SampleSizeForMean(
                Number(w, "deviation"),
                Number(w, "change"),
                Number(w, "alpha"),
                Number(w, "power")
            );

            // The peer solves numerically, and also counts the far tail.
            Assert.InRange(got, Number(w, "users") - 1, Number(w, "users") + 1);
        }

        foreach (var w in Golden.GetProperty("samplesForRate").EnumerateArray())
        {
            Assert.Equal(
                Number(w, "users"),
                Power.SampleSizeForRate(
                    Number(w, "baseline"),
                    Number(w, "lift"),
                    Number(w, "alpha"),
                    Number(w, "power")
                )
            );
        }
    }

    [Fact]
    public void Caps_AreTheSamePercentiles()
    {
        foreach (var wanted in Golden.GetProperty("percentiles").EnumerateArray())
        {
            AssertClose(
                Number(wanted, "cap"),
                HeavyTails.FindCap(ReadNumbers(wanted, "values"), Number(wanted, "percentile")),
                1e-12
            );
        }
    }

    private static string FindGolden()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Attune.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "tests", "oracles", "statistics", "golden.json");
    }

    private static void AssertChance(JsonElement wanted, ChanceToBeat got, double tolerance)
    {
        AssertClose(Number(wanted, "probability"), got.Probability, tolerance);
        AssertClose(Number(wanted, "lossOfVariation"), got.LossOfVariation, tolerance);
        AssertClose(Number(wanted, "lossOfControl"), got.LossOfControl, tolerance);
    }

    private static void AssertClose(double expected, double actual, double tolerance) =>
        Assert.True(
            Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
            $"expected {expected:R}, got {actual:R}"
        );

    private static MeanEstimate ReadMean(JsonElement element, string name)
    {
        var numbers = ReadNumbers(element, name);
        return new MeanEstimate((long)numbers[0], numbers[1], numbers[2]);
    }

    private static Moments Sum(double[] values, double[] covariates) =>
        values.Zip(covariates).Aggregate(default(Moments), (sum, pair) => sum.Add(pair.First, pair.Second));

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static double[] ReadNumbers(JsonElement element, string name) => ToNumbers(element.GetProperty(name));

    private static double[] ToNumbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetDouble())];
}
