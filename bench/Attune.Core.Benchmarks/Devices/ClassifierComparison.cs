using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Attune.Core.Devices;

namespace Attune.Core.Benchmarks.Devices;

/// <summary>
/// The classifier against uap-core's expressions on the same strings of npm's user-agents: interleaved pairs in one
/// process, the median of the ratios. Takes about twenty seconds.
/// </summary>
internal static class ClassifierComparison
{
    private const int Pairs = 7;
    private const int Strings = 200;
    private const int ClassifierRounds = 500;

    internal static void Run(string oracleFolder, TextWriter output)
    {
        var modules = Path.Combine(oracleFolder, "node_modules");
        var strings = ReadStrings(Path.Combine(modules, "user-agents", "dist", "user-agents.json"));
        var yaml = File.ReadAllText(Path.Combine(modules, "uap-core", "regexes.yaml"));
        output.WriteLine(
            "| uap-core's expressions run as | one string | classifier, one string | ratio, median of 7 pairs |"
        );
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var options in (RegexOptions[])[RegexOptions.None, RegexOptions.NonBacktracking])
        {
            Compare(new UapCoreSet(yaml, options), options, strings, output);
        }

        output.WriteLine();
        WriteWorst(output);
    }

    private static void Compare(UapCoreSet set, RegexOptions options, string[] strings, TextWriter output)
    {
        Warm(set, strings);
        var pairs = new List<(double Set, double Classifier)>();
        for (var pair = 0; pair < Pairs; pair++)
        {
            pairs.Add((Measure(strings, 1, text => set.Parse(text)), Measure(strings, ClassifierRounds, Classify)));
        }

        output.WriteLine(
            $"| {options} ({set.Count}) | {Median(pairs.Select(pair => pair.Set)) / 1000:N0} us "
                + $"| {Median(pairs.Select(pair => pair.Classifier)):N0} ns "
                + $"| {Median(pairs.Select(pair => pair.Set / pair.Classifier)):N0} |"
        );
    }

    private static void WriteWorst(TextWriter output)
    {
        var slowest = new[] { "a ", "Windows ", "bot", "botb", "http", "Nexus ", "KF", "SM-T", "\"", "Chrome/" }
            .Select(part => (Part: part, Text: string.Concat(Enumerable.Repeat(part, 1000))))
            .Select(item => (item.Part, Time: Measure([item.Text], 20_000, Classify)))
            .MaxBy(item => item.Time);
        output.WriteLine($"Slowest of ten hostile strings, '{slowest.Part}' repeated: {slowest.Time:N0} ns.");
    }

    private static void Warm(UapCoreSet set, string[] strings)
    {
        Measure(strings, 1, text => set.Parse(text));
        Measure(strings, ClassifierRounds, Classify);
    }

    private static int Classify(string text) => (int)UserAgentClassifier.Classify(text).Type;

    // Nanoseconds for one string.
    private static double Measure(string[] strings, int rounds, Func<string, int> work)
    {
        var sum = 0;
        var started = Stopwatch.GetTimestamp();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var text in strings)
            {
                sum += work(text);
            }
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        return sum < 0 ? double.NaN : elapsed.TotalNanoseconds / rounds / strings.Length;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);

    private static string[] ReadStrings(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(row => row.GetProperty("userAgent").GetString()!)
                .Distinct()
                .Take(Strings),
        ];
    }
}
