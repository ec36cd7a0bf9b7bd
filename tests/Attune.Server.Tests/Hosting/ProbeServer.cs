using System.Net.Http.Headers;
using System.Text;
using Attune.Core.RateLimits;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Settings;
using Attune.Server.Hosting;
using Attune.Server.Http;
using Attune.Server.RateLimits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Server.Tests.Hosting;

/// <summary>The server's own pipeline on a loopback port, with endpoints that a test maps.</summary>
internal sealed class ProbeServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ProbeServer(WebApplication app, RecordedLog log)
    {
        this.app = app;
        Log = log;
    }

    public RecordedLog Log { get; }

    public TestKeyRing Keys { get; private init; } = new();

    public TestWorkspaceSettings Settings { get; private init; } = new();

    public FakeTimeProvider Time { get; private init; } = new();

    public IServiceProvider Services => app.Services;

    public Uri Address { get; private set; } = new("http://localhost");

    public HttpClient Client { get; } = new();

    public static Task<ProbeServer> StartAsync(
        Action<IEndpointRouteBuilder> map,
        params (string Key, string Value)[] configuration
    ) => StartAsync(static _ => { }, map, configuration);

    public static async Task<ProbeServer> StartAsync(
        Action<IServiceCollection> add,
        Action<IEndpointRouteBuilder> map,
        params (string Key, string Value)[] configuration
    )
    {
        var keys = new TestKeyRing();
        var settings = new TestWorkspaceSettings();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 15, TimeSpan.Zero));
        var log = new RecordedLog();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(
            configuration.Select(entry => KeyValuePair.Create<string, string?>(entry.Key, entry.Value))
        );
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        KestrelSettings.Apply(builder.WebHost);
        builder.Logging.AddProvider(log);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IKeyRing>(keys);
        builder.Services.AddSingleton<IWorkspaceSettings>(settings);
        AttunePipeline.Add(builder.Services);
        var open = new StartupState();
        open.Open();
        builder.Services.AddSingleton(open);
        builder.Services.AddErrorFamily(ProbeErrors.Instance, "/probe");
        builder.Services.AddAttuneRateLimits(builder.Configuration);
        add(builder.Services);
        var app = builder.Build();
        AttunePipeline.Use(app);
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var server = new ProbeServer(app, log)
        {
            Keys = keys,
            Settings = settings,
            Time = time,
        };
        server.Address = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        );
        server.Client.BaseAddress = server.Address;
        server.Client.DefaultRequestHeaders.Authorization = Basic(TestKeyRing.Workspace, TestKeyRing.Key);
        server.Client.DefaultRequestHeaders.Add("MOE-APPKEY", TestKeyRing.Workspace);
        return server;
    }

    public static AuthenticationHeaderValue Basic(string workspace, string key) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{workspace}:{key}")));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
