using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Attune.Jinja.Benchmarks.Peers;

/// <summary>An engine of another language, kept warm in its own process and asked over its standard input.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process process;
    private readonly HashSet<string> impossible = [];

    private PeerProcess(Process process)
    {
        this.process = process;
        Name = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer did not start.");
    }

    public string Name { get; }

    /// <summary>Starts a peer, or gives null where its runtime or package is not installed.</summary>
    public static PeerProcess? TryStart(string program, string script)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Peers");
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(folder, script));
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Scenarios"));
        try
        {
            return new PeerProcess(Process.Start(start)!);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The page, or null where the engine cannot print it.</summary>
    public string? Render(string scenario)
    {
        var text = JsonSerializer.Deserialize<string>(Ask("output", scenario, 0));
        if (text is null)
        {
            impossible.Add(scenario);
        }

        return text;
    }

    /// <summary>Whether the engine can print the page, known once <see cref="Render"/> was asked for it.</summary>
    public bool CanRender(string scenario) => !impossible.Contains(scenario);

    /// <summary>Renders a second over the given time.</summary>
    public double MeasureRender(string scenario, int milliseconds) => Parse(Ask("render", scenario, milliseconds));

    /// <summary>Compilations of the whole scenario a second over the given time.</summary>
    public double MeasureCompile(string scenario, int milliseconds) => Parse(Ask("compile", scenario, milliseconds));

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private string Ask(string verb, string scenario, int milliseconds)
    {
        process.StandardInput.WriteLine($"{verb} {scenario} {milliseconds}");
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} ended.");
    }
}
