using Attune.Core.Analytics.Rollups;
using Attune.Core.Analytics.Statistics;
using Attune.Decisions.Experiences;
using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Results;

/// <summary>Compares the arms of an experience, audience by audience. Used once.</summary>
/// <param name="all">Totals from the beginning.</param>
/// <param name="sincePublish">Totals since the shares were last published.</param>
internal sealed class Comparing(
    Experience experience,
    GlobalControlGroup? globalControlGroup,
    IReadOnlyList<KeyValuePair<OutcomeKey, OutcomeSums>> outcomes,
    IReadOnlyList<RollupRow> all,
    IReadOnlyList<RollupRow> sincePublish
)
{
    /// <summary>The comparisons of an audience that have users on both sides.</summary>
    public IEnumerable<ComparisonResults> Of(ExperienceAudience audience)
    {
        var variations = audience.Variations.Where(variation => variation.Percentage > 0).ToArray();
        if (variations.Length > 1)
        {
            var arms = variations
                .Select(variation =>
                    Users(
                        audience,
                        OutcomeBasis.Exposure,
                        variation.Id,
                        variation.Name,
                        (double)variation.Percentage / 100
                    )
                )
                .ToArray();
            if (arms.Any(arm => arm.Users > 0))
            {
                yield return Compare(audience, "first_variation", OutcomeBasis.Exposure, arms);
            }
        }
        if (experience.ControlGroup is { Percentage: > 0 } own)
        {
            var share = (double)own.Percentage / 100;
            var control = Users(audience, OutcomeBasis.Assignment, ExperienceMark.ControlGroup, "Control group", share);
            if (control.Users > 0)
            {
                yield return Against(audience, "control_group", control, 1 - share);
            }
        }
        if (experience.UseGlobalControlGroup && globalControlGroup is { Enabled: true } global)
        {
            var share = (double)global.Percentage / 100;
            var control = Users(
                audience,
                OutcomeBasis.Assignment,
                ExperienceMark.GlobalControlGroup,
                "Global control group",
                share
            );
            if (control.Users > 0)
            {
                yield return Against(audience, "global_control_group", control, 1 - share);
            }
        }
    }

    private ComparisonResults Against(ExperienceAudience audience, string against, ArmUsers control, double rest)
    {
        var variations = audience.Variations.Select(variation =>
            Users(
                audience,
                OutcomeBasis.Assignment,
                variation.Id,
                variation.Name,
                (double)variation.Percentage / 100 * rest
            )
        );
        return Compare(
            audience,
            against,
            OutcomeBasis.Assignment,
            [control, .. variations.Where(arm => arm.Share > 0)]
        );
    }

    private ComparisonResults Compare(
        ExperienceAudience audience,
        string against,
        OutcomeBasis basis,
        IReadOnlyList<ArmUsers> arms
    )
    {
        // Listed users come on top of the global control group's share, so that it promises nothing.
        var ratio = against == "global_control_group" ? null : Ratio(arms);
        return new ComparisonResults
        {
            AudienceId = audience.Id,
            AudienceName = audience.Name,
            Against = against,
            Basis = basis,
            Arms = arms,
            SampleRatio = ratio,
            CrossedUsers = all.Where(row => row.Measure == Measure.Crossed && row.AudienceId == audience.Id)
                .Sum(row => row.Value.Uniques),
            Goals =
            [
                .. experience.Goals.SelectMany(goal =>
                    Metrics(goal)
                        .Select(metric =>
                            new GoalComparison(goal, metric, arms, Bins(audience, basis, goal, metric)).Compare(
                                ratio is { IsMismatch: true }
                            )
                        )
                ),
            ],
        };
    }

    private static IEnumerable<OutcomeMetric> Metrics(Goal goal) =>
        goal.Revenue is null ? [OutcomeMetric.Conversion] : [OutcomeMetric.Conversion, OutcomeMetric.Revenue];

    private ILookup<string, KeyValuePair<int, OutcomeSums>> Bins(
        ExperienceAudience audience,
        OutcomeBasis basis,
        Goal goal,
        OutcomeMetric metric
    ) =>
        outcomes
            .Where(outcome =>
                outcome.Key.AudienceId == audience.Id
                && outcome.Key.Basis == basis
                && outcome.Key.Goal == goal.Id
                && outcome.Key.Metric == metric
            )
            .ToLookup(outcome => outcome.Key.Arm, outcome => KeyValuePair.Create(outcome.Key.Bin, outcome.Value));

    private ArmUsers Users(ExperienceAudience audience, OutcomeBasis basis, string arm, string name, double share)
    {
        var measure = basis == OutcomeBasis.Exposure ? Measure.FirstExposures : Measure.Assignments;
        return new ArmUsers(arm, name, Count(all), share, Count(sincePublish));

        long Count(IReadOnlyList<RollupRow> rows) =>
            rows.Where(row => row.Measure == measure && row.AudienceId == audience.Id && row.VariationId == arm)
                .Sum(row => row.Value.Uniques);
    }

    private static SampleRatioResult? Ratio(IReadOnlyList<ArmUsers> arms)
    {
        if (arms.Sum(arm => arm.UsersSincePublish) == 0)
        {
            return null;
        }
        var pValue = SampleRatio.Test(
            [.. arms.Select(arm => arm.UsersSincePublish)],
            [.. arms.Select(arm => arm.Share)]
        );
        return new SampleRatioResult(pValue, pValue <= SampleRatio.Alarm);
    }
}
