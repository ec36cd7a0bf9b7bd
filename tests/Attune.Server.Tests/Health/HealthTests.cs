using System.Net;
using System.Text.Json.Nodes;
using Attune.Core.Geo;
using Attune.Core.Storage;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Sessions;
using Attune.Jinja;
using Attune.Server.Health;
using Attune.Server.Hosting;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Attune.Server.Tests.Health;

public sealed class HealthTests
{
    private readonly Storage storage = new();
    private readonly Geo geo = new();
    private bool isOpen = true;

    [Fact]
    public async Task Process_ThatAnswers_IsAliveWhateverElseIsWrong()
    {
        storage.State = StorageState.Failed;
        var (status, body) = await GetAsync("/health/live");
        Assert.Equal((HttpStatusCode.OK, """{"status":"ok","checks":{}}"""), (status, body.ToJsonString()));
    }

    [Fact]
    public async Task Server_WithEverything_IsReady()
    {
        var (status, body) = await GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"status":"ok","checks":{"database":{"status":"ok"},"workspaces":{"status":"ok"},"configuration":{"status":"ok"},"geo":{"status":"ok"}}}""",
            body.ToJsonString()
        );
    }

    [Fact]
    public async Task Server_WithoutItsDatabase_IsNotReadyAndSaysWhy()
    {
        storage.State = StorageState.Opening;
        storage.Reason = "PostgreSQL does not answer.";
        var (status, body) = await GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("failed", (string?)body["status"]);
        Assert.Equal("PostgreSQL does not answer.", (string?)body["checks"]!["database"]!["note"]);
    }

    [Fact]
    public async Task Server_ThatHasNotReadItsWorkspaces_IsNotReady()
    {
        isOpen = false;
        var (status, body) = await GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("failed", (string?)body["checks"]!["workspaces"]!["status"]);
    }

    [Fact]
    public async Task Server_WithoutGeoData_IsReadyAllTheSameAndSaysSo()
    {
        var absent = new GeoDatabaseHealth("/x/v4.mmdb", false, null, null, "There is no file. Run `attune data`.", 0);
        geo.Health = new GeoHealth(absent, absent with { Path = "/x/v6.mmdb" });
        var (status, body) = await GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("degraded", (string?)body["status"]);
        Assert.Equal("There is no file. Run `attune data`.", (string?)body["checks"]!["geo"]!["note"]);
    }

    private async Task<(HttpStatusCode, JsonNode)> GetAsync(string path)
    {
        await using var server = await ProbeServer.StartAsync(
            services =>
            {
                services.AddSingleton<IStorageStatus>(storage);
                services.AddSingleton<IGeoLocator>(geo);
                services.AddSingleton(isOpen ? Opened() : new StartupState());
                services.AddSingleton(
                    new WorkspaceSnapshots(
                        new JinjaEnvironment(),
                        ServerLimits.None,
                        NullLogger<WorkspaceSnapshots>.Instance
                    )
                );
                services.AddAttuneHealth();
            },
            HealthEndpoints.Map
        );
        using var client = new HttpClient { BaseAddress = server.Address };
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(body)!);
    }

    private static StartupState Opened()
    {
        var state = new StartupState();
        state.Open();
        return state;
    }

    private sealed class Storage : IStorageStatus
    {
        public StorageState State { get; set; } = StorageState.Ready;

        public string? Reason { get; set; }

        public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Geo : IGeoLocator
    {
        private static readonly GeoDatabaseHealth Fine = new(
            "/x.mmdb",
            true,
            "City",
            DateTimeOffset.UnixEpoch,
            null,
            0
        );

        public GeoHealth Health { get; set; } = new(Fine, Fine);

        public GeoFacts Locate(ReadOnlySpan<char> ipAddress) => default!;
    }
}
