using Attune.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Attune.Server.Tests.Hosting;

/// <summary>The whole server in this process, on a loopback port, over a data folder of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningServer(WebApplication app, RecordedLog log, StringWriter console)
    {
        this.app = app;
        Log = log;
        Console = console;
        Client = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public RecordedLog Log { get; }

    public StringWriter Console { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public string Address =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<RunningServer> StartAsync(string data, params string[] settings)
    {
        var log = new RecordedLog();
        var console = new StringWriter();
        var app = AttuneApplication.Build(
            [$"--Attune:Data={data}", "--urls=http://127.0.0.1:0", .. settings],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Logging.AddProvider(log);
                builder.Logging.SetMinimumLevel(LogLevel.Trace);
                builder.Services.AddSingleton(new OperatorConsole(console));
            }
        );
        try
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
            await app.Services.GetRequiredService<StartupBanner>().ShowAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new RunningServer(app, log, console);
    }

    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Console.DisposeAsync();
    }
}
