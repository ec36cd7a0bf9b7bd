namespace Attune.Jinja.Benchmarks.Measuring;

/// <summary>How long and how often is measured.</summary>
/// <param name="Pairs">Measurements of an engine, each next to one of the floor.</param>
/// <param name="Milliseconds">How long each takes.</param>
/// <param name="WarmUpMilliseconds">How long each must have grown no faster before.</param>
/// <param name="WithPeers">Whether other engines are measured too.</param>
internal sealed record MeasuringPlan(int Pairs, int Milliseconds, int WarmUpMilliseconds, bool WithPeers)
{
    /// <summary>
    /// Reads the command line: <c>--quick</c> for rough figures in about two minutes, <c>--own</c> to leave the other engines out.
    /// </summary>
    public static MeasuringPlan Parse(string[] arguments)
    {
        if (arguments.Except(["--quick", "--own"]).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"unknown argument {unknown}: there are --quick and --own");
        }

        var withPeers = !arguments.Contains("--own");
        return arguments.Contains("--quick")
            ? new MeasuringPlan(3, 60, 400, withPeers)
            : new MeasuringPlan(7, 120, 800, withPeers);
    }
}
