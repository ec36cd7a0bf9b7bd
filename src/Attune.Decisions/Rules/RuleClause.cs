namespace Attune.Decisions.Rules;

/// <summary>One condition of a rule, as its author can find it again.</summary>
/// <param name="Index">Its number in the snapshot, from 0.</param>
/// <param name="Owner">The experience's key, or <c>segment NAME</c>.</param>
/// <param name="Path">Where it stands in that record.</param>
/// <param name="Text">What it says, for people.</param>
public sealed record RuleClause(int Index, string Owner, string Path, string Text);
