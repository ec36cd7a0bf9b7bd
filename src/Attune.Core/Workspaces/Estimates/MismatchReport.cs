namespace Attune.Core.Workspaces.Estimates;

/// <summary>What conditions met that they could not look at.</summary>
/// <param name="Users">How many users were tried.</param>
/// <param name="Findings">Wrong types first, then the most frequent.</param>
public sealed record MismatchReport(int Users, IReadOnlyList<MismatchFinding> Findings);
