namespace Attune.Core.Analytics.Rollups;

/// <summary>What is compared. The numbers are stored: never renumber.</summary>
public enum OutcomeMetric : byte
{
    /// <summary>Whether the user reached the goal: 0 or 1.</summary>
    Conversion = 0,

    /// <summary>The user's revenue, in hundredths of the currency's unit.</summary>
    Revenue = 1,
}
