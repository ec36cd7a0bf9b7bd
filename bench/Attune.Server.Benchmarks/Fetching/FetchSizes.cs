namespace Attune.Server.Benchmarks.Fetching;

/// <summary>How much is stored and how long is measured.</summary>
/// <param name="Data">The directory that keeps filled data between runs.</param>
/// <param name="Users">Stored users, each with 10 attributes and 5 events.</param>
/// <param name="Active">Those of them who ask, each with 200 events.</param>
/// <param name="Experiences">Live experiences; a request asks for 3 of them.</param>
/// <param name="Pairs">Interleaved pairs of measurements.</param>
/// <param name="Seconds">The time of one measurement.</param>
/// <param name="Connections">Kept-alive connections of the load.</param>
internal sealed record FetchSizes(
    string Data,
    int Users,
    int Active,
    int Experiences,
    int Pairs,
    double Seconds,
    int Connections
)
{
    public static FetchSizes Read(Options options) =>
        new(
            options.Text("--data", Path.Combine(Path.GetTempPath(), "attune-bench")),
            options.Number("--users", 1_000_000),
            options.Number("--active", 50_000),
            options.Number("--experiences", 200),
            options.Number("--pairs", 7),
            options.Number("--seconds", 6),
            options.Number("--connections", 16)
        );
}
