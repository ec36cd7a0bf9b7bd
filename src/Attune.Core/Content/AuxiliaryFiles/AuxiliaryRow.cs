namespace Attune.Core.Content.AuxiliaryFiles;

/// <summary>A row of an auxiliary file.</summary>
/// <param name="Key">The value of the key column.</param>
/// <param name="Json">All values as a JSON object of texts, in UTF-8.</param>
public sealed record AuxiliaryRow(string Key, ReadOnlyMemory<byte> Json);
