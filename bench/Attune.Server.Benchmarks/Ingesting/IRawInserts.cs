namespace Attune.Server.Benchmarks.Ingesting;

/// <summary>The peer: a database that takes prepared rows in transactions of a batch, and nothing else.</summary>
internal interface IRawInserts : IAsyncDisposable
{
    /// <returns>Seconds until the last commit.</returns>
    Task<double> InsertAsync(IReadOnlyList<JournalRow> rows, int batch);
}
