using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Attune.Jinja.Fuzzing.Oracle;

/// <summary>Python's Jinja, asked case by case.</summary>
internal sealed class OracleProcess : IDisposable
{
    private readonly Process process;

    private OracleProcess(Process process, string version)
    {
        this.process = process;
        Version = version;
    }

    /// <summary>The version of Python's Jinja2 that answers.</summary>
    public string Version { get; }

    /// <summary>Starts the oracle, or gives null where Python or its Jinja is not installed.</summary>
    public static OracleProcess? TryStart()
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "Oracle", "oracle.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            var process = Process.Start(start)!;
            return process.StandardOutput.ReadLine() is { } version ? new OracleProcess(process, version) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public OracleResult Ask(JsonObject @case)
    {
        process.StandardInput.WriteLine(@case.ToJsonString());
        process.StandardInput.Flush();
        var line =
            process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("The oracle ended: " + process.StandardError.ReadToEnd());
        var result = JsonNode.Parse(line)!;
        return new OracleResult(
            (string?)result["output"],
            (string?)result["error"],
            (string?)result["detail"],
            result["skip"] is not null
        );
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
