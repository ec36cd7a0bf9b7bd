using Attune.Core.Analytics.Rollups;

namespace Attune.Core.Analytics.Attribution;

/// <summary>
/// What one user adds to the sums that variations are compared by. The unit is the user: what they did from their first
/// exposure (or assignment) on, and for comparison what they did in the two weeks before it (docs/statistics.md).
/// </summary>
internal sealed class OutcomeTally(string experienceId, int sign, RollupDelta delta)
{
    /// <summary>The time before the first exposure that tells what a user does anyway.</summary>
    public const long BeforeMs = 14 * 24 * 60 * 60 * 1000L;

    // Amounts are kept in ten-thousandths; hundredths keep the squares small.
    private const int PartsOfCent = 100;

    public void Add(
        ExposureFact? exposed,
        ExposureFact? assigned,
        PlannedExperience planned,
        ILookup<ulong, GoalFact> goals
    )
    {
        foreach (var goal in planned.Goals)
        {
            if (exposed is { } first)
            {
                Add(OutcomeBasis.Exposure, first, goal, goals[goal.Signature]);
            }
            if (assigned is { } begun)
            {
                Add(OutcomeBasis.Assignment, begun, goal, goals[goal.Signature]);
            }
        }
    }

    private void Add(OutcomeBasis basis, ExposureFact from, PlannedGoal goal, IEnumerable<GoalFact> events)
    {
        bool converted = false,
            convertedBefore = false;
        long amount = 0,
            amountBefore = 0;
        foreach (var happened in events)
        {
            if (happened.TimeMs >= from.TimeMs)
            {
                converted = true;
                amount += happened.Amount;
            }
            else if (happened.TimeMs >= from.TimeMs - BeforeMs)
            {
                convertedBefore = true;
                amountBefore += happened.Amount;
            }
        }
        var conversion = OutcomeSums.Of(converted ? 1 : 0, convertedBefore ? 1 : 0);
        Add(basis, from, goal, OutcomeMetric.Conversion, 0, conversion);
        if (goal.HasRevenue)
        {
            var cents = amount / PartsOfCent;
            Add(
                basis,
                from,
                goal,
                OutcomeMetric.Revenue,
                ValueBins.Of(cents),
                OutcomeSums.Of(cents, amountBefore / PartsOfCent)
            );
        }
    }

    private void Add(
        OutcomeBasis basis,
        ExposureFact from,
        PlannedGoal goal,
        OutcomeMetric metric,
        int bin,
        OutcomeSums sums
    ) =>
        delta.Add(
            new OutcomeKey(experienceId, goal.Id, metric, basis, from.AudienceId, from.VariationId, bin),
            sign > 0 ? sums : -sums
        );
}
