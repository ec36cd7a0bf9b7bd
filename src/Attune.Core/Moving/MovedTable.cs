namespace Attune.Core.Moving;

/// <summary>The proof that a table has arrived.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows each of the two databases has.</param>
/// <param name="Checksum">The sum over all rows' hashes, the same in both, in hexadecimal.</param>
public sealed record MovedTable(string Table, long Rows, string Checksum);
