using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Explanations;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Explanations;

/// <summary>Explanations by request id over the whole server.</summary>
public sealed class ExplainLaterTests : IDisposable
{
    private const string Secret = "operator-0123456789";
    private readonly TestFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AFetch_IsExplainedByItsId_AsTheUserAndTheConfigurationWereThen()
    {
        await using var server = await StartAsync();
        await TrackAsync(server, "jane", "gold");
        var id = await PublishAsync(server, "tier-banner", "gold");
        var (requestId, body) = await FetchAsync(server, "jane", "?explain=true");
        var wanted = body["explanation"]!["experiences"]![0]!;
        Assert.Equal("SERVED", (string?)wanted["reason"]);

        // Today's user and today's experience would tell another story.
        await TrackAsync(server, "jane", "none");
        var (later, _) = await FetchAsync(server, "jane");
        await SendAsync(server, HttpMethod.Post, $"/api/v1/experiences/{id}:pause", null);

        var told = await GetAsync(server, $"/api/v1/decisions/{requestId}");
        Assert.Equal(wanted.ToJsonString(), told["explanations"]![0]!.ToJsonString());
        Assert.True((bool)told["agrees"]!);
        Assert.Equal("gold", (string?)told["user"]!["attributes"]!["tier"]);
        Assert.Equal("SERVED", (string?)told["decisions"]![0]!["reason"]);

        var other = await GetAsync(server, $"/api/v1/decisions/{later}");
        Assert.Equal("USER_NOT_IN_SEGMENT", (string?)other["explanations"]![0]!["reason"]);
        Assert.Equal("none", (string?)other["user"]!["attributes"]!["tier"]);
    }

    [Fact]
    public async Task AUsersLatestFetches_AreListedNewestFirst()
    {
        await using var server = await StartAsync();
        await TrackAsync(server, "jane", "gold");
        await TrackAsync(server, "june", "gold");
        await PublishAsync(server, "tier-banner", "gold");
        var ids = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            ids.Add((await FetchAsync(server, "jane")).RequestId);
            await FetchAsync(server, "june");
        }

        var listed = await GetAsync(server, "/api/v1/decisions?customer_id=jane&limit=3");

        Assert.Equal(
            ids.AsEnumerable().Reverse().Take(3),
            listed["items"]!.AsArray().Select(item => (string)item!["request_id"]!)
        );
        Assert.Empty((await GetAsync(server, "/api/v1/decisions?customer_id=nobody"))["items"]!.AsArray());
    }

    [Fact]
    public async Task ErasingAUser_ErasesWhatWasRecordedOfThem_AlsoBeforeTheyHadAProfile()
    {
        await using var server = await StartAsync();
        await PublishAsync(server, "tier-banner", "gold");
        var (before, _) = await FetchAsync(server, "jane");
        await TrackAsync(server, "jane", "gold");
        await TrackAsync(server, "june", "gold");
        var (after, _) = await FetchAsync(server, "jane");
        var (kept, _) = await FetchAsync(server, "june");

        await server
            .Services.GetRequiredService<Core.Users.IUserDirectory>()
            .DeleteAsync("SHOP", new("customer_id", "jane"), TimeSpan.Zero, Token);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, $"/api/v1/decisions/{before}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, $"/api/v1/decisions/{after}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, $"/api/v1/decisions/{kept}"));
    }

    [Fact]
    public async Task Explanations_OutliveARestart()
    {
        string requestId;
        await using (var server = await StartAsync())
        {
            await TrackAsync(server, "jane", "gold");
            await PublishAsync(server, "tier-banner", "gold");
            (requestId, _) = await FetchAsync(server, "jane");
            await server.StopAsync();
        }
        await using var next = await StartAsync();

        var told = await GetAsync(next, $"/api/v1/decisions/{requestId}");

        Assert.Equal("SERVED", (string?)told["explanations"]![0]!["reason"]);
    }

    [Fact]
    public async Task WithoutASample_NothingIsRecorded()
    {
        await using var server = await StartAsync("--Attune:Explanations:Sample=0");
        var (requestId, _) = await FetchAsync(server, "jane");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, $"/api/v1/decisions/{requestId}"));
        Assert.Equal(0, server.Services.GetRequiredService<DecisionRecorder>().PendingBytes);
    }

    [Fact]
    public async Task WhereMemoryForRecordsIsFull_FetchesGoOn_AndWhatIsDroppedIsCounted()
    {
        await using var server = await StartAsync("--Attune:Explanations:PendingBytes=1");
        var metrics = server.Services.GetRequiredService<ExplanationMetrics>();
        await server.Services.GetRequiredService<ExplanationWriter>().StopAsync(Token);
        for (var number = 0; number < 20; number++)
        {
            await FetchAsync(server, "jane");
        }

        Assert.InRange(metrics.Dropped, 19, 20);
    }

    [Fact]
    public async Task AKeyThatMayNotManage_IsToldNothing()
    {
        await using var server = await StartAsync();
        var (requestId, _) = await FetchAsync(server, "jane");
        var key = await SendAsync(
            server,
            HttpMethod.Post,
            "/api/v1/keys",
            new { name = "fetch only", scopes = (string[])["personalize"] }
        );
        using var client = new HttpClient { BaseAddress = server.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = Basic((string)key["secret"]!);

        using var answer = await client.GetAsync($"/api/v1/decisions/{requestId}", Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task ValuesThatCannotBeCompared_AreCountedForTheAuthor_AcrossChanges()
    {
        await using var server = await StartAsync();
        await TrackAsync(server, "jane", "gold");
        var id = await PublishAsync(server, "tier-banner", "gold");
        await SendAsync(
            server,
            HttpMethod.Post,
            "/v1/customer/SHOP",
            new
            {
                type = "customer",
                customer_id = "june",
                attributes = new { tier = 7 },
            }
        );
        await FetchAsync(server, "jane");
        await FetchAsync(server, "june");
        await PublishAsync(server, "other-banner", "silver");
        await FetchAsync(server, "june");

        var counted = (await GetAsync(server, $"/api/v1/experiences/{id}/mismatches"))["items"]!.AsArray().Single()!;

        Assert.Equal("tier-banner", (string?)counted["owner"]);
        Assert.Equal(2, (int)counted["wrong_type"]!);
        Assert.Equal(0, (int)counted["missing"]!);
        Assert.Contains("filters[0]", (string?)counted["path"]);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, "/api/v1/experiences/abc/mismatches"));
    }

    [Theory]
    [InlineData("/api/v1/decisions")]
    [InlineData("/api/v1/decisions?customer_id=a&visitor_id=b")]
    [InlineData("/api/v1/decisions?identifier=u_em")]
    [InlineData("/api/v1/decisions?customer_id=a&limit=0")]
    [InlineData("/api/v1/decisions/abcdefgh?at=yesterday")]
    public async Task AQueryThatMakesNoSense_IsRefused(string path)
    {
        await using var server = await StartAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync(server, path));
    }

    private async Task<RunningServer> StartAsync(params string[] settings)
    {
        var server = await RunningServer.StartAsync(
            folder.Path,
            ["--ATTUNE_WORKSPACE=SHOP", $"--ATTUNE_API_KEY={Secret}", "--Attune:Demo=false", .. settings]
        );
        server.Client.DefaultRequestHeaders.Authorization = Basic(Secret);
        server.Client.DefaultRequestHeaders.Add("MOE-APPKEY", "SHOP");
        return server;
    }

    private static AuthenticationHeaderValue Basic(string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"SHOP:{secret}")));

    private static Task TrackAsync(RunningServer server, string customer, string tier) =>
        SendAsync(
            server,
            HttpMethod.Post,
            "/v1/customer/SHOP",
            new
            {
                type = "customer",
                customer_id = customer,
                attributes = new { tier },
            }
        );

    private static async Task<string> PublishAsync(RunningServer server, string key, string tier)
    {
        var created = await SendAsync(
            server,
            HttpMethod.Post,
            "/api/v1/experiences",
            JsonNode.Parse(
                $$"""
                {"name":"The tier banner","key":"{{key}}",
                 "audiences":[
                  {"name":"Those of the tier",
                   "rule":{"included_filters":{"filter_operator":"and","filters":[
                    {"filter_type":"user_attributes","name":"tier","data_type":"string","operator":"is","value":"{{tier}}"}
                   ] } },
                   "variations":[
                    {"name":"Default","percentage":100,
                     "variables":[{"name":"Title","data_type":"string","value":"Hello"}]}
                   ]}
                 ]}
                """
            )!
        );
        var id = (string)created["id"]!;
        await SendAsync(server, HttpMethod.Post, $"/api/v1/experiences/{id}:publish", null);
        return id;
    }

    private static async Task<(string RequestId, JsonNode Body)> FetchAsync(
        RunningServer server,
        string customer,
        string query = ""
    )
    {
        using var response = await server.Client.PostAsJsonAsync(
            "/v1/experiences/fetch" + query,
            new { identifiers = new { customer_id = customer }, experience_key = (string[])["tier-banner"] },
            Token
        );
        response.EnsureSuccessStatusCode();
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        return (response.Headers.GetValues("X-Request-Id").Single(), body);
    }

    private static async Task<JsonNode> GetAsync(RunningServer server, string path)
    {
        using var response = await server.Client.GetAsync(path, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningServer server, string path)
    {
        using var response = await server.Client.GetAsync(path, Token);
        return response.StatusCode;
    }

    private static async Task<JsonNode> SendAsync(RunningServer server, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }
        if (path.Contains(':', StringComparison.Ordinal))
        {
            request.Headers.TryAddWithoutValidation("If-Match", "*");
        }
        using var response = await server.Client.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
