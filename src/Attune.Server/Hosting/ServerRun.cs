using Attune.Core.Storage;
using Microsoft.AspNetCore.Connections;

namespace Attune.Server.Hosting;

/// <summary>One run of the server in this process: build, start, announce, serve until told to stop, drain.</summary>
internal static class ServerRun
{
    /// <summary>Exit code 0 after a clean stop, 1 where the server could not start.</summary>
    public static async Task<int> RunAsync(
        string[] settings,
        TextWriter output,
        TextWriter error,
        CancellationToken stop
    )
    {
        try
        {
            await using var app = AttuneApplication.Build(settings);
            await app.StartAsync(stop);
            StartupBanner.Write(output, app);
            await app.WaitForShutdownAsync(stop);
            return 0;
        }
        catch (Exception refusal)
            when (refusal is OperatorException or StorageInUseException or StorageUnavailableException)
        {
            await error.WriteLineAsync(refusal.Message);
            return 1;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"{failure.Message} Choose another address with --urls.");
            return 1;
        }
    }
}
