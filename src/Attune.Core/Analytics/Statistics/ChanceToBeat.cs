namespace Attune.Core.Analytics.Statistics;

/// <summary>What the posterior says of a variation and the control. Immutable.</summary>
/// <param name="Probability">The chance that the variation is better, in [0, 1].</param>
/// <param name="LossOfVariation">What is lost on average by choosing the variation, in units of the metric; at least 0.</param>
/// <param name="LossOfControl">What is lost on average by keeping the control, in units of the metric; at least 0.</param>
public readonly record struct ChanceToBeat(double Probability, double LossOfVariation, double LossOfControl);
