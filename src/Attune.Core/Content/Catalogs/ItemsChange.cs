namespace Attune.Core.Content.Catalogs;

/// <summary>What became of the items of one call. Immutable.</summary>
/// <param name="Valid">How many were taken.</param>
/// <param name="Invalid">Those that were not, each with all of its problems; the id is empty where there was none.</param>
public sealed record ItemsChange(int Valid, IReadOnlyList<(string Id, IReadOnlyList<ItemProblem> Problems)> Invalid);
