namespace Attune.Core.Analytics.Results;

/// <summary>One variation beside the control. Differences are in units of the metric, from means adjusted by what users did before.</summary>
public sealed record VariationResult
{
    public required string Arm { get; init; }

    public required string Name { get; init; }

    /// <summary>The plain mean.</summary>
    public required double Mean { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Variation minus control; null where no verdict may be shown.</summary>
    public double? Difference { get; init; }

    /// <summary>The difference in hundredths of the control's mean; null where no verdict may be shown or that is 0.</summary>
    public double? UpliftPercent { get; init; }

    /// <summary>The lower end of the interval that stays valid however often it is looked at.</summary>
    public double? Low { get; init; }

    /// <summary>Its upper end.</summary>
    public double? High { get; init; }

    /// <summary>Valid at any time of looking, and corrected for the number of variations.</summary>
    public double? PValue { get; init; }

    /// <summary>The chance that the variation is better, from the posterior.</summary>
    public double? ChanceToBeat { get; init; }

    /// <summary>What is lost on average by choosing the variation, in units of the metric.</summary>
    public double? ExpectedLoss { get; init; }
}
