using Attune.Core.Analytics.Results;

namespace Attune.Server.Management.Analytics;

/// <summary>One variation beside the control; what may not be said is left out.</summary>
public sealed record VariationResultBody(
    string Arm,
    string Name,
    double Mean,
    string Verdict,
    double? Difference,
    double? UpliftPercent,
    double? Low,
    double? High,
    double? PValue,
    double? ChanceToBeat,
    double? ExpectedLoss
)
{
    internal static VariationResultBody From(VariationResult result) =>
        new(
            result.Arm,
            result.Name,
            Round(result.Mean),
            result.Verdict switch
            {
                Core.Analytics.Results.Verdict.SampleRatioMismatch => "sample_ratio_mismatch",
                Core.Analytics.Results.Verdict.NotEnoughData => "not_enough_data",
                Core.Analytics.Results.Verdict.Better => "better",
                Core.Analytics.Results.Verdict.Worse => "worse",
                _ => "undecided",
            },
            Round(result.Difference),
            Round(result.UpliftPercent),
            Round(result.Low),
            Round(result.High),
            Round(result.PValue),
            Round(result.ChanceToBeat),
            Round(result.ExpectedLoss)
        );

    internal static double Round(double value) => Round((double?)value) ?? 0;

    // More digits would promise what there is not; an endless interval is none.
    private static double? Round(double? value) =>
        value is { } known && double.IsFinite(known) ? Math.Round(known, 6) : null;
}
