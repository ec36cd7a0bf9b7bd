using Attune.Core.Analytics.Rollups;
using Attune.Core.Analytics.Statistics;
using Attune.Decisions.Experiences;

namespace Attune.Core.Analytics.Results;

/// <summary>Compares the arms by one metric of one goal. Used once.</summary>
/// <param name="arms">The control first.</param>
/// <param name="bins">Sums of each arm by the size of the value.</param>
internal sealed class GoalComparison(
    Goal goal,
    OutcomeMetric metric,
    IReadOnlyList<ArmUsers> arms,
    ILookup<string, KeyValuePair<int, OutcomeSums>> bins
)
{
    /// <summary>Users of an arm below which nothing is said.</summary>
    public const long LeastUsers = 100;

    /// <summary>Converted users of an arm, or users with revenue, below which nothing is said.</summary>
    public const long LeastConversions = 10;

    private const double LiftWorthFinding = 0.1;
    private const double CentsOfUnit = 100;

    public GoalResults Compare(bool isMismatch)
    {
        var capBin = metric == OutcomeMetric.Revenue ? CapBin() : int.MaxValue;
        var moments = arms.Select(arm => MomentsOf(bins[arm.Arm], capBin)).ToArray();
        var adjusted = Cuped.Adjust(moments);
        var differences = Enumerable
            .Range(1, arms.Count - 1)
            .Select(i => ConfidenceSequence.Compare(adjusted[0], adjusted[i], ReadResults.Alpha / (arms.Count - 1)))
            .ToArray();
        var pValues = ManyComparisons.Adjust([.. differences.Select(difference => difference.PValue)]);
        return new GoalResults
        {
            GoalId = goal.Id,
            Name = goal.Name,
            Metric = metric,
            Currency = metric == OutcomeMetric.Revenue ? goal.Revenue?.Currency : null,
            Cap = capBin == int.MaxValue ? null : ValueBins.EndOf(capBin) / (decimal)CentsOfUnit,
            ControlMean = moments[0].Mean,
            UsersForTenth = UsersNeeded(moments[0]),
            Variations =
            [
                .. differences.Select(
                    (difference, i) => Result(i + 1, moments, adjusted, difference, pValues[i], isMismatch)
                ),
            ],
        };
    }

    private VariationResult Result(
        int at,
        Moments[] moments,
        IReadOnlyList<MeanEstimate> adjusted,
        Difference difference,
        double pValue,
        bool isMismatch
    )
    {
        var result = new VariationResult
        {
            Arm = arms[at].Arm,
            Name = arms[at].Name,
            Mean = moments[at].Mean,
            Verdict =
                isMismatch ? Verdict.SampleRatioMismatch
                : !IsEnough(0, moments) || !IsEnough(at, moments) ? Verdict.NotEnoughData
                : !difference.IsDecided ? Verdict.Undecided
                : difference.Estimate > 0 ? Verdict.Better
                : Verdict.Worse,
        };
        if (result.Verdict is Verdict.SampleRatioMismatch or Verdict.NotEnoughData)
        {
            return result;
        }
        var chance =
            metric == OutcomeMetric.Conversion
                ? BayesianProportions.Compare(
                    (long)moments[0].Sum,
                    moments[0].Count,
                    (long)moments[at].Sum,
                    moments[at].Count
                )
                : BayesianMeans.Compare(adjusted[0], adjusted[at]);
        return result with
        {
            Difference = difference.Estimate,
            UpliftPercent = adjusted[0].Mean == 0 ? null : difference.Estimate / adjusted[0].Mean * 100,
            Low = difference.Low,
            High = difference.High,
            PValue = pValue,
            ChanceToBeat = chance.Probability,
            ExpectedLoss = chance.LossOfVariation,
        };
    }

    private bool IsEnough(int at, Moments[] moments)
    {
        var reached =
            metric == OutcomeMetric.Conversion
                ? (long)moments[at].Sum
                : bins[arms[at].Arm].Where(bin => bin.Key != 0).Sum(bin => bin.Value.Users);
        return moments[at].Count >= LeastUsers && reached >= LeastConversions;
    }

    /// <summary>The bin at the percentile of all users with revenue: what lies beyond it counts as its end.</summary>
    private int CapBin()
    {
        var sizes = bins.SelectMany(arm => arm)
            .Where(bin => bin.Key > 0)
            .GroupBy(bin => bin.Key)
            .Select(bin => (Bin: bin.Key, Users: bin.Sum(each => each.Value.Users)))
            .OrderBy(bin => bin.Bin)
            .ToArray();
        var beyond = sizes.Sum(size => size.Users) * (1 - HeavyTails.DefaultPercentile);
        long above = 0;
        for (var i = sizes.Length - 1; i > 0; i--)
        {
            above += sizes[i].Users;
            if (above > beyond)
            {
                return i == sizes.Length - 1 ? int.MaxValue : sizes[i].Bin;
            }
        }
        return int.MaxValue;
    }

    private Moments MomentsOf(IEnumerable<KeyValuePair<int, OutcomeSums>> values, int capBin)
    {
        var unit = metric == OutcomeMetric.Revenue ? CentsOfUnit : 1;
        var squared = unit * unit;
        var cap = capBin == int.MaxValue ? 0 : ValueBins.EndOf(capBin) / unit;
        var moments = default(Moments);
        foreach (var (bin, sums) in values)
        {
            var x = sums.X / unit;
            moments +=
                bin > capBin
                    ? new Moments(
                        sums.Users,
                        sums.Users * cap,
                        sums.Users * cap * cap,
                        x,
                        (double)sums.XX / squared,
                        x * cap
                    )
                    : new Moments(
                        sums.Users,
                        sums.Y / unit,
                        (double)sums.YY / squared,
                        x,
                        (double)sums.XX / squared,
                        (double)sums.XY / squared
                    );
        }
        return moments;
    }

    private long? UsersNeeded(in Moments control)
    {
        if (control.Count < LeastUsers || control.Mean <= 0 || control.Variance <= 0)
        {
            return null;
        }
        if (metric == OutcomeMetric.Conversion)
        {
            return control.Mean * (1 + LiftWorthFinding) < 1
                ? Power.SampleSizeForRate(control.Mean, LiftWorthFinding)
                : null;
        }
        return Power.SampleSizeForMean(Math.Sqrt(control.Variance), control.Mean * LiftWorthFinding);
    }
}
