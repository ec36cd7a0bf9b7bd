namespace Attune.Core.Analytics.Export;

/// <summary>A column.</summary>
/// <param name="Name">In snake case.</param>
/// <param name="Values">One for each row: texts, whole numbers, doubles or UTC times, any of them null.</param>
public sealed record TableColumn(string Name, Array Values);
