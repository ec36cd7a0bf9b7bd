namespace Attune.Decisions.Rules;

/// <summary>So many users did it so many times.</summary>
/// <param name="Times">1 or more.</param>
/// <param name="Users">1 or more.</param>
public sealed record AffinityRankingStep(int Times, long Users);
