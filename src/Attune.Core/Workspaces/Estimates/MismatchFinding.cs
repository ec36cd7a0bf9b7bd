using Attune.Decisions.Rules;

namespace Attune.Core.Workspaces.Estimates;

/// <summary>A condition that met values that it could not look at.</summary>
/// <param name="Clause">The condition, and whose it is.</param>
/// <param name="Mismatch">What it met.</param>
/// <param name="Count">How often.</param>
public sealed record MismatchFinding(RuleClause Clause, Mismatch Mismatch, long Count);
