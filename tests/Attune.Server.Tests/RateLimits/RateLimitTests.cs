using System.Net;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Settings;
using Attune.Server.Http;
using Attune.Server.RateLimits;
using Attune.Server.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Attune.Server.Tests.RateLimits;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Request_WithinTheRate_IsToldWhatIsLeft()
    {
        await using var server = await StartAsync(("Attune:RateLimits:Preview", "3"));
        using var response = await GetAsync(server);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("3", Header(response, "x-ratelimit-limit"));
        Assert.Equal("2", Header(response, "x-ratelimit-remaining"));
        Assert.Equal(
            new DateTimeOffset(2026, 3, 1, 12, 1, 0, TimeSpan.Zero).ToUnixTimeSeconds().ToString(),
            Header(response, "x-ratelimit-reset")
        );
        Assert.Null(Header(response, "Retry-After"));
    }

    [Fact]
    public async Task Request_BeyondTheRate_IsRefusedUntilTheMinuteEnds()
    {
        await using var server = await StartAsync(("Attune:RateLimits:Preview", "2"));
        (await GetAsync(server)).Dispose();
        (await GetAsync(server)).Dispose();

        using var refused = await GetAsync(server);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("rate limited preview 2 45", await refused.Content.ReadAsStringAsync());
        Assert.Equal("45", Header(refused, "Retry-After"));
        Assert.Equal("0", Header(refused, "x-ratelimit-remaining"));

        server.Time.Advance(TimeSpan.FromSeconds(45));
        using var again = await GetAsync(server);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Rate_OfOneWorkspace_LeavesTheOtherAlone()
    {
        await using var server = await StartAsync(("Attune:RateLimits:Preview", "1"));
        (await GetAsync(server)).Dispose();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(server)).StatusCode);

        server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic("GLOBEX", TestKeyRing.OtherKey);
        server.Client.DefaultRequestHeaders.Remove("MOE-APPKEY");
        server.Client.DefaultRequestHeaders.Add("MOE-APPKEY", "GLOBEX");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server)).StatusCode);
    }

    [Fact]
    public async Task Rate_OfAWorkspaceThatSetsItsOwn_IsThatOne()
    {
        await using var server = await StartAsync(("Attune:RateLimits:Preview", "1"));
        server.Settings["ACME"] = new WorkspaceSettings
        {
            RequestsPerMinute = new Dictionary<string, int> { ["preview"] = 7 },
        };
        using var response = await GetAsync(server);
        Assert.Equal("7", Header(response, "x-ratelimit-limit"));
    }

    [Fact]
    public async Task Preview_UnlessSetOtherwise_HasTenThousandRequestsAMinute()
    {
        await using var server = await StartAsync();
        using var response = await GetAsync(server);
        Assert.Equal("10000", Header(response, "x-ratelimit-limit"));
    }

    [Theory]
    [InlineData("preview", "0")]
    [InlineData("fetch", null)]
    public async Task Rate_ThatIsZeroOrUnset_LimitsNothingAndSaysNothing(string api, string? value)
    {
        await using var server = await StartAsync(api, value is null ? [] : [($"Attune:RateLimits:{api}", value)]);
        using var response = await GetAsync(server);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(Header(response, "x-ratelimit-limit"));
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public async Task Rate_ThatIsNoNumber_StopsTheStart(string value)
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(("Attune:RateLimits:Preview", value)));
        Assert.Contains("Attune:RateLimits:Preview", refusal.Message);
    }

    [Fact]
    public async Task Caller_WhoIsNotKnown_UsesUpNobodysRate()
    {
        await using var server = await StartAsync(("Attune:RateLimits:Preview", "1"));
        var good = server.Client.DefaultRequestHeaders.Authorization;
        server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic("ACME", "wrong");
        (await GetAsync(server)).Dispose();
        server.Client.DefaultRequestHeaders.Authorization = good;
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server)).StatusCode);
    }

    private static Task<ProbeServer> StartAsync(params (string, string)[] configuration) =>
        StartAsync("preview", configuration);

    private static Task<ProbeServer> StartAsync(string api, (string, string)[] configuration) =>
        ProbeServer.StartAsync(
            endpoints =>
                endpoints
                    .MapGet("/probe", () => "ok")
                    .WithFamily(ProbeErrors.Instance)
                    .RequireScope(KeyScopes.Content)
                    .CountRequests(api),
            configuration
        );

    private static Task<HttpResponseMessage> GetAsync(ProbeServer server) =>
        server.Client.GetAsync("/probe", TestContext.Current.CancellationToken);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;
}
