using System.Diagnostics;

namespace Attune.EndToEnd;

/// <summary>Runs a script as a person would paste it.</summary>
internal static class Shell
{
    public static async Task<(int Code, string Output, string Errors)> RunAsync(
        string script,
        IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(script);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
