namespace Attune.Core.Content.AuxiliaryFiles;

/// <summary>A row of a file that is being read.</summary>
/// <param name="Number">From 1, the header not counted.</param>
/// <param name="Values">Columns and their texts.</param>
/// <param name="Problem">Why it is no row, or null.</param>
public sealed record AuxiliarySourceRow(
    long Number,
    IReadOnlyList<KeyValuePair<string, string>> Values,
    string? Problem = null
);
