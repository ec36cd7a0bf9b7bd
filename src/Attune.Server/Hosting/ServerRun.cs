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
            await using var app = AttuneApplication.Build(
                settings,
                builder => builder.Services.AddSingleton(new OperatorConsole(output))
            );
            await StartAsync(app, stop);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var banner = app.Services.GetRequiredService<StartupBanner>().ShowAsync(ending.Token);
            await app.WaitForShutdownAsync(stop);
            await ending.CancelAsync();
            await banner.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (app.Services.GetRequiredService<WorkspaceStartup>().Failure is { } failure)
            {
                throw failure;
            }
            return 0;
        }
        catch (Exception refusal)
            when (refusal is OperatorException or StorageInUseException or StorageUnavailableException)
        {
            await error.WriteLineAsync(refusal.Message);
            return 1;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"{taken.Message} Choose another address with --urls.");
            return 1;
        }
    }

    private static async Task StartAsync(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch
        {
            // What had started already is told that it is meant to stop, rather than taken for broken.
            app.Lifetime.StopApplication();
            throw;
        }
    }
}
