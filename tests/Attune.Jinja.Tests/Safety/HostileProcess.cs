using System.Diagnostics;
using System.Text.Json;
using Attune.Jinja.Fuzzing.Hostile;

namespace Attune.Jinja.Tests.Safety;

/// <summary>A process that renders hostile templates, so that one that kills it fails a test and not the run of all tests.</summary>
public sealed class HostileProcess : IDisposable
{
    private readonly Lock _lock = new();
    private Process? _process;

    /// <summary>What becomes of a template; fails where the process dies of it.</summary>
    internal HostileAnswer Render(HostileRequest request)
    {
        lock (_lock)
        {
            var process = _process ??= Start();
            process.StandardInput.WriteLine(JsonSerializer.Serialize(request));
            process.StandardInput.Flush();
            if (process.StandardOutput.ReadLine() is { } line)
            {
                return JsonSerializer.Deserialize<HostileAnswer>(line)!;
            }

            process.WaitForExit();
            var code = process.ExitCode;
            process.Dispose();
            _process = null;
            throw new InvalidOperationException($"The process died of the template, with exit code {code}.");
        }
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }
    }

    private static Process Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Attune.Jinja.Fuzzing.dll");
        return Process.Start(
            new ProcessStartInfo("dotnet", [program, "hostile"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
    }
}
