using System.Diagnostics;
using Attune.Jinja.Conformance;
using Attune.Jinja.Fuzzing.Generation;
using Attune.Jinja.Fuzzing.Oracle;

namespace Attune.Jinja.Fuzzing;

/// <summary>Renders generated templates with Attune and with Python, and shrinks what differs.</summary>
internal sealed class DifferentialRun(OracleProcess oracle, TextWriter report)
{
    private const int MaximumShrinkSteps = 2_000;

    public int Compared { get; private set; }

    public int Different { get; private set; }

    /// <summary>Runs seeds from the first one on, until the count or the time is used up.</summary>
    public void Run(int firstSeed, int count, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        for (var seed = firstSeed; seed - firstSeed < count && Stopwatch.GetElapsedTime(start) < time; seed++)
        {
            var @case = GeneratedCase.Create(seed);
            if (FindDifference(@case) is null)
            {
                continue;
            }

            Different++;
            var smallest = Shrink(@case);
            report.WriteLine($"seed {seed}: {FindDifference(smallest)}");
            report.WriteLine($"  template {System.Text.Json.JsonSerializer.Serialize(smallest.Template.ToString())}");
            report.WriteLine($"  settings {smallest.Settings.ToJsonString()}");
            report.WriteLine($"  context  {smallest.Context.ToJsonString()}");
        }
    }

    private string? FindDifference(GeneratedCase @case)
    {
        var json = @case.ToJson("generated");
        var wanted = oracle.Ask(json);
        if (
            wanted.Skipped
            || KnownDifferences.IsFoundWhileCompiling(wanted)
            || KnownDifferences.Explain(oracle.Version, @case.Template.ToString())
        )
        {
            return null;
        }

        var got = CaseRunner.Run(ConformanceCase.Parse(json.ToJsonString()));
        Compared++;
        if (got.Error == "limit" || (got.Output == wanted.Output && got.Error == wanted.Error))
        {
            return null;
        }

        return $"wanted {wanted.Output ?? wanted.Error + " (" + wanted.Detail + ")"}, got {got.Output ?? got.Error + " (" + got.Detail + ")"}";
    }

    private GeneratedCase Shrink(GeneratedCase @case)
    {
        var steps = 0;
        while (steps < MaximumShrinkSteps)
        {
            var smaller = @case
                .Template.Shrink()
                .Take(MaximumShrinkSteps - steps)
                .Select(template => @case with { Template = template })
                .FirstOrDefault(candidate =>
                {
                    steps++;
                    return FindDifference(candidate) is not null;
                });
            if (smaller is null)
            {
                break;
            }

            @case = smaller;
        }

        return WithoutNeedlessData(@case);
    }

    private GeneratedCase WithoutNeedlessData(GeneratedCase @case)
    {
        foreach (var name in @case.Context.Select(m => m.Key).ToList())
        {
            var context = @case.Context.DeepClone().AsObject();
            context.Remove(name);
            var candidate = @case with { Context = context };
            @case = FindDifference(candidate) is null ? @case : candidate;
        }

        return @case;
    }
}
