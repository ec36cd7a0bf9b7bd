using System.Globalization;
using System.Net;
using System.Text;
using Attune.Jinja.Benchmarks.Engines;
using Attune.Jinja.Benchmarks.Peers;

namespace Attune.Jinja.Benchmarks.Measuring;

/// <summary>
/// Measures every engine against the floor in interleaved pairs and writes the medians of the ratios as tables.
/// </summary>
internal sealed class TemplateReport(MeasuringPlan plan) : IDisposable
{
    private readonly FloorEngine floor = new();
    private readonly AttuneEngine attune = new();
    private readonly IEngine[] rivals = plan.WithPeers ? [new ScribanEngine(), new HandlebarsEngine()] : [];
    private readonly PeerProcess[] peers = plan.WithPeers
        ?
        [
            .. new[]
            {
                PeerProcess.TryStart("python3", "peer.py"),
                PeerProcess.TryStart("node", "peer.js"),
            }.OfType<PeerProcess>(),
        ]
        : [];
    private readonly Dictionary<string, Func<string>> floors = [];
    private readonly List<string> missed = [];

    /// <summary>The goals of Attune's rows that were not reached.</summary>
    public IReadOnlyList<string> Missed => missed;

    /// <summary>Asserts that every engine prints the same page, up to how it spells an escaped character.</summary>
    public void VerifyOutputs()
    {
        foreach (var scenario in Scenarios.Names)
        {
            var expected = Scenarios.ReadExpected(scenario);
            floors[scenario] = floor.Renderer(scenario);
            AssertEqual(attune.Name, scenario, expected, attune.Renderer(scenario)());
            AssertEqual(floor.Name, scenario, expected, floors[scenario]());
            var others = rivals
                .Select(e => (e.Name, Text: e.Renderer(scenario)?.Invoke()))
                .Concat(peers.Select(p => (p.Name, Text: p.Render(scenario))));
            foreach (var (name, text) in others)
            {
                if (text is not null)
                {
                    AssertEqual(name, scenario, WebUtility.HtmlDecode(expected), WebUtility.HtmlDecode(text));
                }
            }
        }
    }

    public string Write()
    {
        // All pages first: what the runtime learns of one is used for the others.
        foreach (var scenario in Scenarios.Names)
        {
            var render = attune.Renderer(scenario);
            Meter.WarmUp(() => floors[scenario](), plan.WarmUpMilliseconds);
            Meter.WarmUp(() => render(), plan.WarmUpMilliseconds);
        }

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
            peer.Dispose();
        }
    }

    private void WriteRender(StringBuilder text)
    {
        WriteHeader(text, "Render of a compiled template to a string, as a share of the floor's speed:");
        WriteRow(text, floor.Name + ", renders a second", "N0", s => MeasureFloor(s));
        foreach (var engine in (IEngine[])[attune, .. rivals])
        {
            WriteRow(
                text,
                engine.Name,
                "P1",
                s => engine.Renderer(s) is { } render ? MedianOfRatios(s, Warmed(() => render())) : null,
                engine == attune ? (s, share) => share >= Quoted.GoalOfRender : null
            );
        }

        foreach (var peer in peers)
        {
            WriteRow(
                text,
                peer.Name,
                "P1",
                s => peer.CanRender(s) ? MedianOfRatios(s, () => peer.MeasureRender(s, plan.Milliseconds)) : null
            );
        }

        WriteRow(text, "Fluid 2.41, quoted", "P1", s => Quoted.Find(Quoted.FluidRender, s));
        WriteRow(text, "MiniJinja 2.24 (Rust), quoted", "P1", s => Quoted.Find(Quoted.MiniJinjaRender, s));
    }

    private void WriteCompile(StringBuilder text)
    {
        WriteHeader(
            text,
            "Parse and compile of all templates of the page, as multiples of one render of the floor (less is better):"
        );
        foreach (var engine in (IEngine[])[attune, .. rivals])
        {
            WriteRow(
                text,
                engine.Name,
                "N3",
                s => engine.Compiler(s) is { } compile ? 1 / MedianOfRatios(s, Warmed(compile)) : null,
                engine == attune
                    ? (s, multiple) => Quoted.Find(Quoted.FluidCompile, s) is not { } goal || multiple <= goal
                    : null
            );
        }

        foreach (var peer in peers)
        {
            WriteRow(
                text,
                peer.Name,
                "N2",
                s => peer.CanRender(s) ? 1 / MedianOfRatios(s, () => peer.MeasureCompile(s, plan.Milliseconds)) : null
            );
        }

        WriteRow(text, "Fluid 2.41, quoted", "N3", s => Quoted.Find(Quoted.FluidCompile, s));
    }

    private void WritePreview(StringBuilder text)
    {
        if (peers.FirstOrDefault(p => p.Name.StartsWith("Python", StringComparison.Ordinal)) is not { } python)
        {
            return;
        }

        WriteHeader(text, $"Parse, compile and render once, as a multiple of the speed of {python.Name}:");
        WriteRow(text, attune.Name + ", to a string", "N0", s => MeasurePreview(python, s, toBuffer: false));
        WriteRow(
            text,
            attune.Name + ", UTF-8 into a kept buffer",
            "N0",
            s => MeasurePreview(python, s, toBuffer: true),
            (_, multiple) => multiple >= Quoted.GoalOfPreview
        );
    }

    private double MeasurePreview(PeerProcess python, string scenario, bool toBuffer)
    {
        var measure = Warmed(attune.Previewer(scenario, toBuffer));
        return Median(() =>
        {
            var compile = 1 / python.MeasureCompile(scenario, plan.Milliseconds);
            var render = 1 / python.MeasureRender(scenario, plan.Milliseconds);
            return (compile + render) * measure();
        });
    }

    private void WriteAllocation(StringBuilder text)
    {
        WriteHeader(text, "Bytes allocated by a render:");
        WriteRow(
            text,
            attune.Name + ", UTF-8 into a kept buffer",
            "N0",
            s => Meter.MeasureAllocation(attune.BufferRenderer(s)),
            (s, bytes) => bytes == 0 || !Quoted.FluidCompile.ContainsKey(s)
        );
        foreach (var engine in (IEngine[])[attune, floor, .. rivals])
        {
            WriteRow(
                text,
                engine.Name + ", to a string",
                "N0",
                s => engine.Renderer(s) is { } render ? Meter.MeasureAllocation(() => render()) : null
            );
        }
    }

    private void WriteThreads(StringBuilder text)
    {
        WriteHeader(text, "Two threads: speed over that of one thread, and as a share of the floor's own scaling:");
        var scaling = Scenarios.Names.ToDictionary(s => s, MeasureScaling);
        WriteRow(text, floor.Name, "N2", s => scaling[s].Floor);
        WriteRow(text, attune.Name, "N2", s => scaling[s].Attune);
        WriteRow(text, "share", "N2", s => scaling[s].Share, (_, share) => share >= Quoted.GoalOfScaling);
    }

    private (double Floor, double Attune, double Share) MeasureScaling(string scenario)
    {
        var render = attune.Renderer(scenario);
        Meter.WarmUp(() => render(), plan.WarmUpMilliseconds);
        var runs = Enumerable
            .Range(0, plan.Pairs)
            .Select(_ =>
            {
                var hand = Scale(() => floors[scenario]());
                var engine = Scale(() => render());
                return (Hand: hand, Engine: engine, Share: engine / hand);
            })
            .ToList();
        return (
            Meter.Median(runs.Select(r => r.Hand)),
            Meter.Median(runs.Select(r => r.Engine)),
            Meter.Median(runs.Select(r => r.Share))
        );
    }

    private double Scale(Action action) =>
        Meter.MeasureRate(action, plan.Milliseconds, threads: 2)
        / Meter.MeasureRate(action, plan.Milliseconds, threads: 1);

    // Runs long enough first for the runtime to have compiled what it will measure.
    private Func<double> Warmed(Action action)
    {
        Meter.WarmUp(action, plan.WarmUpMilliseconds);
        return () => Meter.MeasureRate(action, plan.Milliseconds);
    }

    private double MeasureFloor(string scenario)
    {
        Meter.WarmUp(() => floors[scenario](), plan.WarmUpMilliseconds);
        return Median(() => Meter.MeasureRate(() => floors[scenario](), plan.Milliseconds));
    }

    private double MedianOfRatios(string scenario, Func<double> measure) =>
        Median(() => measure() / Meter.MeasureRate(() => floors[scenario](), plan.Milliseconds));

    private double Median(Func<double> measure) => Meter.Median(Enumerable.Range(0, plan.Pairs).Select(_ => measure()));

    private static void WriteHeader(StringBuilder text, string title)
    {
        text.AppendLine($"\n{title}\n");
        text.AppendLine("| | " + string.Join(" | ", Scenarios.Names) + " |");
        text.AppendLine("| --- |" + string.Concat(Scenarios.Names.Select(_ => " ---: |")));
    }

    private void WriteRow(
        StringBuilder text,
        string name,
        string format,
        Func<string, double?> cell,
        Func<string, double, bool?>? reaches = null
    )
    {
        var cells = new List<string>();
        foreach (var scenario in Scenarios.Names)
        {
            var value = cell(scenario);
            cells.Add(value?.ToString(format, CultureInfo.InvariantCulture) ?? "–");
            if (value is { } number && reaches?.Invoke(scenario, number) == false)
            {
                missed.Add($"{scenario}: {name} {cells[^1]}");
            }
        }

        Console.Error.WriteLine($"{name}: {string.Join(", ", cells)}");
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
