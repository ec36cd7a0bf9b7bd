using System.Globalization;
using Attune.Core.Analytics.Statistics;

namespace Attune.Statistics.Simulation;

/// <summary>An even split of which one side loses users on the way: is the mismatch caught?</summary>
/// <param name="Lost">The share of one variation's users who never arrive.</param>
internal sealed record LostUsers(string Name, double Lost) : Simulation($"Sample ratio, {Name}")
{
    private const int UsersOfADay = 5_000;

    public override IEnumerable<Finding> Run(int experiments)
    {
        var alarms = RunAll(experiments, RunOne);
        yield return new Finding(
            string.Create(CultureInfo.InvariantCulture, $"alarm within 28 days of {2 * UsersOfADay:N0} users"),
            Lost == 0 ? "at most 0.1 %" : "–",
            Share(alarms)
        );
    }

    private bool RunOne(Random random)
    {
        long whole = 0;
        long losing = 0;
        for (var day = 0; day < Days; day++)
        {
            for (var user = 0; user < 2 * UsersOfADay; user++)
            {
                if (random.NextDouble() < 0.5)
                {
                    whole++;
                }
                else if (Lost == 0 || random.NextDouble() >= Lost)
                {
                    losing++;
                }
            }

            if (SampleRatio.Test([whole, losing], [1, 1]) <= SampleRatio.Alarm)
            {
                return true;
            }
        }

        return false;
    }
}
