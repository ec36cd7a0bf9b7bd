using System.Globalization;
using Attune.Core.Analytics.Results;
using Attune.Core.Analytics.Rollups;

namespace Attune.Dashboard.Pages.Results;

/// <summary>What the statistics say, in sentences that claim no more than they do. Pure.</summary>
public static class VerdictWords
{
    public static string Describe(VariationResult result, GoalResults goal, string control) =>
        result.Verdict switch
        {
            Verdict.Better => $"“{result.Name}” is better than {control}: {Change(result)}.",
            Verdict.Worse => $"“{result.Name}” is worse than {control}: {Change(result)}.",
            Verdict.Undecided =>
                $"Not decided yet: the difference may be anything from {Size(result.Low, goal)} to {Size(result.High, goal)}.",
            Verdict.NotEnoughData => "Too few users or conversions to say anything yet.",
            _ => "Nothing may be said: users fell to the variations otherwise than they should.",
        };

    /// <summary>The kind of a notice or badge.</summary>
    public static string Kind(Verdict verdict) =>
        verdict switch
        {
            Verdict.Better => "good",
            Verdict.Worse => "bad",
            Verdict.SampleRatioMismatch => "bad",
            Verdict.NotEnoughData => "warn",
            _ => "info",
        };

    public static string Against(string against) =>
        against switch
        {
            "control_group" => "the control group",
            "global_control_group" => "the global control group",
            _ => "the first variation",
        };

    /// <summary>A mean in the goal's own measure.</summary>
    public static string Mean(double mean, GoalResults goal) =>
        goal.Metric == OutcomeMetric.Conversion
            ? string.Create(CultureInfo.InvariantCulture, $"{mean * 100:0.##} %")
            : string.Create(CultureInfo.InvariantCulture, $"{mean:N2} {goal.Currency}");

    public static string Metric(GoalResults goal) =>
        goal.Metric == OutcomeMetric.Conversion ? "users who reach it" : "revenue of one user";

    private static string Change(VariationResult result) =>
        result.UpliftPercent is { } uplift
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{uplift:+0.#;−0.#} %, at an error of 5 % however often one looks"
            )
            : "at an error of 5 % however often one looks";

    private static string Size(double? difference, GoalResults goal) =>
        difference is not { } size ? "unknown"
        : goal.Metric == OutcomeMetric.Conversion
            ? string.Create(CultureInfo.InvariantCulture, $"{size * 100:+0.##;−0.##;0} points")
        : string.Create(CultureInfo.InvariantCulture, $"{size:+0.00;−0.00;0} {goal.Currency}");
}
