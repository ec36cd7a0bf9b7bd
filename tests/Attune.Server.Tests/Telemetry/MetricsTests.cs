using System.Net;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Telemetry;

public sealed class MetricsTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Metrics_TellWhatWasServed_AndNameNobody()
    {
        await using var server = await StartAsync();
        server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic("ACME", "the-key-of-the-tests");
        server.Client.DefaultRequestHeaders.Add("MOE-APPKEY", "ACME");
        using var body = new StringContent(
            """{"identifiers":{"customer_id":"a-customer-nobody-else-has"}}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var fetched = await server.Client.PostAsync("/v1/experiences/fetch", body, Cancellation);
        Assert.Equal(HttpStatusCode.OK, fetched.StatusCode);

        server.Client.DefaultRequestHeaders.Authorization = null;
        var metrics = await server.Client.GetStringAsync("/metrics", Cancellation);

        Assert.Matches("(?m)^attune_personalize_fetches_total(\\{[^}]*\\})? [1-9]", metrics);
        Assert.Matches(
            "(?m)^http_server_request_duration_seconds_count\\{.*http_route=\"/v1/experiences/fetch\"",
            metrics
        );
        Assert.Contains("dotnet_", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("ACME", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("a-customer-nobody-else-has", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_TurnedOff_AreNotThere()
    {
        await using var server = await StartAsync("--Attune:Metrics:Enabled=false");

        using var response = await server.Client.GetAsync("/metrics", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<RunningServer> StartAsync(params string[] settings) =>
        RunningServer.StartAsync(
            folder.Path,
            ["--ATTUNE_WORKSPACE=ACME", "--ATTUNE_API_KEY=the-key-of-the-tests", "--Attune:Demo=false", .. settings]
        );
}
