namespace Attune.Statistics.Simulation;

/// <summary>Many experiments whose truth is known.</summary>
internal abstract record Simulation(string Name)
{
    /// <summary>Days that an experiment runs; it is looked at after each.</summary>
    protected const int Days = 28;

    /// <summary>Users of each variation who come on a day.</summary>
    protected const int UsersADay = 200;

    /// <summary>The error that is promised over all looks together.</summary>
    protected const double Alpha = 0.05;

    public abstract IEnumerable<Finding> Run(int experiments);

    /// <summary>Runs the experiments on all cores, each with randomness of its own.</summary>
    protected static T[] RunAll<T>(int experiments, Func<Random, T> run)
    {
        var results = new T[experiments];
        Parallel.For(0, experiments, at => results[at] = run(new Random(20_260_000 + at)));
        return results;
    }

    /// <summary>A share with the error of its simulation.</summary>
    protected static string Share(bool[] outcomes)
    {
        var share = outcomes.Count(outcome => outcome) / (double)outcomes.Length;
        return FormattableString.Invariant(
            $"{share * 100:0.00} % ± {1.96 * Math.Sqrt(share * (1 - share) / outcomes.Length) * 100:0.00}"
        );
    }
}
