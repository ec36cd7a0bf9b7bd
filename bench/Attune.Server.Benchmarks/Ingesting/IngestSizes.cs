namespace Attune.Server.Benchmarks.Ingesting;

/// <summary>How much is stored, and how much comes in one measurement.</summary>
/// <param name="Postgres">The connection string of an empty database, or null for SQLite.</param>
/// <param name="Users">Users who are stored, each with <paramref name="Stored"/> events.</param>
/// <param name="Stored">Events of each user before anything is measured.</param>
/// <param name="Events">Events of one measurement.</param>
/// <param name="Batch">Events of one call, and of one transaction of the raw inserts.</param>
/// <param name="Callers">Calls at once.</param>
/// <param name="Pairs">Interleaved pairs.</param>
/// <param name="Many">Events stored where the cost of one more is compared with a thousandth of that; 0 to leave it out.</param>
internal sealed record IngestSizes(
    string? Postgres,
    int Users,
    int Stored,
    int Events,
    int Batch,
    int Callers,
    int Pairs,
    int Many
)
{
    public static IngestSizes Read(Options options) =>
        new(
            options.Text("--postgres", "") is { Length: > 0 } text ? text : null,
            options.Number("--users", 100_000),
            options.Number("--stored", 10),
            options.Number("--events", 200_000),
            options.Number("--batch", 100),
            options.Number("--callers", 8),
            options.Number("--pairs", 5),
            options.Number("--many", 10_000_000)
        );
}
