using System.Net.Http.Headers;
using System.Text;
using Attune.Core.Analytics;
using Attune.Core.Content;
using Attune.Core.Content.Coupons;
using Attune.Core.Explanations;
using Attune.Core.Outbound;
using Attune.Core.Segments;
using Attune.Core.Users;
using Attune.Core.Webhooks;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Tenancy;
using Attune.Server.Hosting;
using Attune.Server.Http;
using Attune.Server.Management;
using Attune.Server.RateLimits;
using Attune.Server.Segments;
using Attune.Server.Tests.Hosting;
using Attune.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Server.Tests.Management;

/// <summary>The server's pipeline with the management family over a real SQLite file, on a loopback port.</summary>
internal sealed class ManagementServer : IAsyncDisposable
{
    public const string Workspace = "SHOP";
    public const string OperatorSecret = "operator-0123456789";

    private readonly WebApplication app;
    private readonly DirectoryInfo directory;

    private ManagementServer(WebApplication app, DirectoryInfo directory, FakeTimeProvider time)
    {
        this.app = app;
        this.directory = directory;
        Time = time;
    }

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Calls as the operator of the first workspace.</summary>
    public HttpClient Client { get; private set; } = new();

    public static Task<ManagementServer> StartAsync(params (string Key, string Value)[] configuration) =>
        StartAsync(Directory.CreateTempSubdirectory("attune-management-"), configuration);

    public static async Task<ManagementServer> StartAsync(
        DirectoryInfo directory,
        params (string Key, string Value)[] configuration
    )
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 15, TimeSpan.Zero));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Attune:Data"] = directory.FullName }
        );
        builder.Configuration.AddInMemoryCollection(
            configuration.Select(entry => KeyValuePair.Create<string, string?>(entry.Key, entry.Value))
        );
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        KestrelSettings.Apply(builder.WebHost);
        builder.Logging.AddProvider(new RecordedLog());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<TimeProvider>(time);
        AttunePipeline.Add(builder.Services);
        builder.Services.AddAttuneStorage(builder.Configuration);
        builder.Services.AddAttuneRateLimits(builder.Configuration);
        builder.Services.AddAttuneWorkspaces();
        builder.Services.AddAttuneContent();
        builder.Services.AddAttuneWebhooks();
        builder.Services.AddAttuneCoupons();
        builder.Services.AddAttuneUsers(builder.Configuration);
        builder.Services.AddAttuneAnalytics();
        builder.Services.AddAttuneExplanations(builder.Configuration);
        builder.Services.AddAttuneOutbound();
        builder.Services.AddAttuneSegments();
        builder.Services.AddSingleton<ISegmentFiles, OutboundSegmentFiles>();
        ManagementServices.Add(builder.Services);
        var app = builder.Build();
        AttunePipeline.Use(app);
        ManagementEndpoints.Map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<ConfigurationReplica>().LoadAsync(CancellationToken.None);
        await app
            .Services.GetRequiredService<FirstStart>()
            .ExecuteAsync(new FirstStartOptions(Workspace, OperatorSecret, HasDemo: false), CancellationToken.None);
        app.Services.GetRequiredService<StartupState>().Open();
        var server = new ManagementServer(app, directory, time);
        server.Client = server.ClientOf(Workspace, OperatorSecret);
        return server;
    }

    /// <summary>A client that shows another key.</summary>
    public HttpClient ClientOf(string workspace, string secret)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var client = new HttpClient { BaseAddress = new Uri(address.Single()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{workspace}:{secret}"))
        );
        return client;
    }

    /// <summary>Creates a key of the first workspace and gives a client that shows it.</summary>
    public async Task<HttpClient> ClientWithScopesAsync(params string[] scopes)
    {
        var (_, key) = await Client.SendJsonAsync(HttpMethod.Post, "/api/v1/keys", new { name = "Test", scopes });
        return ClientOf(Workspace, key.GetProperty("secret").GetString()!);
    }

    /// <summary>Stops the server and keeps its data directory for the next one.</summary>
    public async Task<DirectoryInfo> StopAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        return directory;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        directory.Delete(recursive: true);
    }
}
