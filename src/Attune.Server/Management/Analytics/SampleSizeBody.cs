namespace Attune.Server.Management.Analytics;

/// <summary>How many users an experiment needs.</summary>
public sealed record SampleSizeBody(
    double Baseline,
    double Lift,
    double Alpha,
    double Power,
    long UsersOfEachVariation
);
