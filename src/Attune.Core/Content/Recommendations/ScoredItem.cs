namespace Attune.Core.Content.Recommendations;

/// <summary>An item and what speaks for it; higher is better.</summary>
public readonly record struct ScoredItem(string Item, double Score);
