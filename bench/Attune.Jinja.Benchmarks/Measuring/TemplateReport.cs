using System.Globalization;
using System.Net;
using System.Text;
using Attune.Jinja.Benchmarks.Engines;
using Attune.Jinja.Benchmarks.Peers;

namespace Attune.Jinja.Benchmarks.Measuring;

/// <summary>
/// Measures every engine against the floor in interleaved pairs and writes the medians of the ratios as tables.
/// </summary>
internal sealed class TemplateReport(int pairs, int milliseconds) : IDisposable
{
    private static readonly Dictionary<string, double> FluidCompile = new()
    {
        ["push"] = 20.6,
        ["email"] = 6.7,
        ["large"] = 0.033,
        ["nested"] = 5.2,
    };

    private readonly FloorEngine floor = new();
    private readonly AttuneEngine attune = new();
    private readonly IEngine[] rivals = [new ScribanEngine(), new HandlebarsEngine()];
    private readonly PeerProcess?[] peers =
    [
        PeerProcess.TryStart("python3", "peer.py"),
        PeerProcess.TryStart("node", "peer.js"),
    ];

    /// <summary>Asserts that every engine prints the same page, up to how it spells an escaped character.</summary>
    public void VerifyOutputs()
    {
        foreach (var scenario in Scenarios.Names)
        {
            var expected = Scenarios.ReadExpected(scenario);
            AssertEqual(attune.Name, scenario, expected, attune.Render(scenario));
            AssertEqual(floor.Name, scenario, expected, floor.Render(scenario));
            var others = rivals
                .Select(e => (e.Name, Text: e.Render(scenario)))
                .Concat(peers.OfType<PeerProcess>().Select(p => (p.Name, Text: p.Render(scenario))));
            foreach (var (name, text) in others)
            {
                AssertEqual(name, scenario, WebUtility.HtmlDecode(expected), WebUtility.HtmlDecode(text));
            }
        }
    }

    public string Write()
    {
        var text = new StringBuilder();
        WriteRender(text);
        WriteCompile(text);
        WritePreview(text);
        WriteAllocation(text);
        WriteThreads(text);
        return text.ToString();
    }

    public void Dispose()
    {
        foreach (var peer in peers)
        {
            peer?.Dispose();
        }
    }

    private void WriteRender(StringBuilder text)
    {
        text.AppendLine("Render of a compiled template to a string, as a share of the floor's speed:\n");
        WriteHeader(text);
        WriteRow(
            text,
            floor.Name + ", renders a second",
            s => Meter.MeasureRate(() => floor.Render(s), milliseconds),
            "N0"
        );
        foreach (var engine in (IEngine[])[attune, .. rivals])
        {
            WriteRow(
                text,
                engine.Name,
                s => MedianOfRatios(s, () => Meter.MeasureRate(() => engine.Render(s), milliseconds)),
                "P1"
            );
        }

        foreach (var peer in peers.OfType<PeerProcess>())
        {
            WriteRow(text, peer.Name, s => MedianOfRatios(s, () => peer.MeasureRender(s, milliseconds)), "P1");
        }
    }

    private void WriteCompile(StringBuilder text)
    {
        text.AppendLine(
            "\nParse and compile of all templates of the page, as multiples of one render of the floor (less is better):\n"
        );
        WriteHeader(text);
        foreach (var engine in (IEngine[])[attune, .. rivals])
        {
            WriteRow(
                text,
                engine.Name,
                s => 1 / MedianOfRatios(s, () => Meter.MeasureRate(() => engine.Compile(s), milliseconds)),
                "N1"
            );
        }

        foreach (var peer in peers.OfType<PeerProcess>())
        {
            WriteRow(text, peer.Name, s => 1 / MedianOfRatios(s, () => peer.MeasureCompile(s, milliseconds)), "N2");
        }

        // Its parser's package is not to be had everywhere: quoted from a run of the same four pages with it.
        WriteRow(text, "Fluid 2.41, from an earlier run", s => FluidCompile[s], "N2");
    }

    private void WritePreview(StringBuilder text)
    {
        if (peers[0] is not { } python)
        {
            return;
        }

        text.AppendLine($"\nParse, compile and render once, as a multiple of the speed of {python.Name}:\n");
        WriteHeader(text);
        WriteRow(
            text,
            attune.Name,
            s =>
                Meter.Median(
                    Enumerable
                        .Range(0, pairs)
                        .Select(_ =>
                        {
                            var seconds =
                                1 / python.MeasureCompile(s, milliseconds) + 1 / python.MeasureRender(s, milliseconds);
                            return seconds * Meter.MeasureRate(() => attune.CompileAndRender(s), milliseconds);
                        })
                ),
            "N0"
        );
    }

    private void WriteAllocation(StringBuilder text)
    {
        text.AppendLine("\nBytes allocated by a render:\n");
        WriteHeader(text);
        WriteRow(
            text,
            attune.Name + ", UTF-8 into a kept buffer",
            s => Meter.MeasureAllocation(() => attune.RenderToBuffer(s)),
            "N0"
        );
        foreach (var engine in (IEngine[])[attune, floor, .. rivals])
        {
            WriteRow(text, engine.Name + ", to a string", s => Meter.MeasureAllocation(() => engine.Render(s)), "N0");
        }
    }

    private void WriteThreads(StringBuilder text)
    {
        text.AppendLine("\nTwo threads: speed over that of one thread, and as a share of the floor's own scaling:\n");
        WriteHeader(text);
        var scaling = Scenarios.Names.ToDictionary(s => s, MeasureScaling);
        WriteRow(text, floor.Name, s => scaling[s].Floor, "N2");
        WriteRow(text, attune.Name, s => scaling[s].Attune, "N2");
        WriteRow(text, "share", s => scaling[s].Share, "N2");
    }

    private (double Floor, double Attune, double Share) MeasureScaling(string scenario)
    {
        var runs = Enumerable
            .Range(0, pairs)
            .Select(_ =>
            {
                var hand = Scale(() => floor.Render(scenario));
                var engine = Scale(() => attune.Render(scenario));
                return (hand, engine, engine / hand);
            })
            .ToList();
        return (
            Meter.Median(runs.Select(r => r.hand)),
            Meter.Median(runs.Select(r => r.engine)),
            Meter.Median(runs.Select(r => r.Item3))
        );
    }

    private double Scale(Action action) =>
        Meter.MeasureRate(action, milliseconds, threads: 2) / Meter.MeasureRate(action, milliseconds, threads: 1);

    private double MedianOfRatios(string scenario, Func<double> measure) =>
        Meter.Median(
            Enumerable
                .Range(0, pairs)
                .Select(_ => measure() / Meter.MeasureRate(() => floor.Render(scenario), milliseconds))
        );

    private static void WriteHeader(StringBuilder text)
    {
        text.AppendLine("| | " + string.Join(" | ", Scenarios.Names) + " |");
        text.AppendLine("| --- |" + string.Concat(Scenarios.Names.Select(_ => " ---: |")));
    }

    private static void WriteRow(StringBuilder text, string name, Func<string, double> cell, string format)
    {
        Console.Error.WriteLine(name);
        var cells = Scenarios.Names.Select(s => cell(s).ToString(format, CultureInfo.InvariantCulture));
        text.AppendLine($"| {name} | {string.Join(" | ", cells)} |");
    }

    private static void AssertEqual(string engine, string scenario, string expected, string actual)
    {
        if (expected.Trim() != actual.Trim())
        {
            var at = expected.Trim().Zip(actual.Trim()).TakeWhile(p => p.First == p.Second).Count();
            throw new InvalidOperationException(
                $"{engine} prints {scenario} otherwise, from character {at}: "
                    + $"'{expected.Trim()[at..Math.Min(at + 60, expected.Trim().Length)]}' became "
                    + $"'{actual.Trim()[at..Math.Min(at + 60, actual.Trim().Length)]}'"
            );
        }
    }
}
