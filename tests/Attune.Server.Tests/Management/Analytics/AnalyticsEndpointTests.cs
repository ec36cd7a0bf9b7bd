using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Parquet;

namespace Attune.Server.Tests.Management.Analytics;

/// <summary>From a published experience over reported events to its report, through the whole server.</summary>
public sealed class AnalyticsEndpointTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private RunningServer server = null!;
    private string id = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync(
            folder.Path,
            "--ATTUNE_WORKSPACE=ACME",
            "--ATTUNE_API_KEY=the-key-of-the-tests",
            "--Attune:Demo=false"
        );
        server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic("ACME", "the-key-of-the-tests");
        server.Client.DefaultRequestHeaders.Add("MOE-APPKEY", "ACME");
        id = await PublishAsync(
            """
            {"key":"homepage-banner","name":"Homepage banner","use_global_control_group":false,
             "goals":[{"name":"Order","event_name":"Order Placed","revenue":{"attribute":"price","currency":"EUR"}}],
             "audiences":[{"name":"All Users","variations":[{"name":"Default","percentage":50},{"name":"Banner","percentage":50}]}]}
            """
        );
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Report_HasWhatWasAcknowledgedBefore_ByVariation()
    {
        await ReportAsync("jo", "SHOWN", "1");
        await ReportAsync("jo", "SHOWN", "1");
        await ReportAsync("jo", "CLICKED", "1", "Buy");
        await ReportAsync("mo", "SHOWN", "2");
        await OrderAsync("jo", 10.5m);
        await OrderAsync("jo", 20);
        await OrderAsync("stranger", 99);

        var report = await GetAsync($"/api/v1/experiences/{id}/analytics?group_by=variation");

        Assert.NotNull(report["as_of"]);
        Assert.Equal("view_through", (string?)report["attribution"]);
        var rows = report["rows"]!.AsArray();
        Assert.Equal(["Default", "Banner"], rows.Select(row => (string)row!["variation_name"]!));
        AssertJson(
            """
            {"impressions":2,"unique_impressions":1,"clicks":1,"unique_clicks":1,"ctr":50}
            """,
            rows[0]!
        );
        AssertJson(
            """
            {"goal_id":"G1","name":"Order","conversions":2,"unique_conversions":1,"cvr":50,"revenue":30.5,"aov":15.25,"arpu":30.5,"currency":"EUR"}
            """,
            rows[0]!["goals"]![0]!
        );
        AssertJson("""{"impressions":1,"clicks":0,"ctr":0}""", rows[1]!);
        AssertJson("""{"conversions":1,"revenue":99}""", report["unattributed"]![0]!);
    }

    [Fact]
    public async Task Report_ByElementAndHour_InEachModel()
    {
        await ReportAsync("jo", "CLICKED", "1", "Buy", minutesAgo: 90);
        await ReportAsync("jo", "CLICKED", "1", "Look", minutesAgo: 80);
        await OrderAsync("jo", 5, minutesAgo: 45);

        var clicked = await GetAsync($"/api/v1/experiences/{id}/analytics?group_by=element&attribution=click_through");
        var inSession = await GetAsync($"/api/v1/experiences/{id}/analytics?attribution=in_session");
        var hours = await GetAsync(
            $"/api/v1/experiences/{id}/analytics?interval=hour&from={Day(-1)}&attribution=click_through"
        );

        Assert.Equal(
            [("Buy", 0), ("Look", 1)],
            clicked["rows"]!.AsArray().Select(row => ((string)row!["element"]!, (int)row["goals"]![0]!["conversions"]!))
        );
        Assert.Equal(0, (int)inSession["rows"]![0]!["goals"]![0]!["conversions"]!);
        Assert.Equal(2, hours["rows"]!.AsArray().Sum(row => (int)row!["clicks"]!));
        Assert.All(
            hours["rows"]!.AsArray(),
            row => Assert.Equal(0, DateTimeOffset.Parse((string)row!["start"]!, CultureInfo.InvariantCulture).Minute)
        );
    }

    [Fact]
    public async Task Csv_HasARowForEachGoal_AndDefusesFormulas()
    {
        await ReportAsync("jo", "CLICKED", "1", "=HYPERLINK(\"x\")");

        await CatchUpAsync();
        using var response = await server.Client.GetAsync(
            $"/api/v1/experiences/{id}/analytics?group_by=element,variation&format=csv",
            Cancellation
        );
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split("\r\n");

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"analytics-{id}.csv", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.StartsWith("start,audience_id,audience_name,variation_id,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",1,Default,,\"'=HYPERLINK(\"\"x\"\")\",0,0,1,1,,G1,Order,0,0,", lines[1]);
        Assert.Equal(["", lines[1], lines[0]], lines.Reverse());
    }

    [Fact]
    public async Task Parquet_ReadsBack()
    {
        await ReportAsync("jo", "SHOWN", "2");
        await OrderAsync("jo", 7.25m);

        await CatchUpAsync();
        var bytes = await server.Client.GetByteArrayAsync(
            $"/api/v1/experiences/{id}/analytics?group_by=variation&interval=day&format=parquet",
            Cancellation
        );

        using var stream = new MemoryStream(bytes);
        await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: Cancellation);
        using var group = reader.OpenRowGroupReader(0);
        var fields = reader.Schema.DataFields.ToDictionary(field => field.Name);
        var impressions = new long?[1];
        var revenue = new double?[1];
        var names = new string?[1];
        await group.ReadAsync<long>(fields["impressions"], impressions.AsMemory(), cancellationToken: Cancellation);
        await group.ReadAsync<double>(fields["revenue"], revenue.AsMemory(), cancellationToken: Cancellation);
        await group.ReadAsync(fields["variation_name"], names.AsMemory(), cancellationToken: Cancellation);
        Assert.Equal((1L, 7.25, "Banner"), (impressions[0], revenue[0], names[0]));
    }

    [Theory]
    [InlineData("interval=minute", "interval")]
    [InlineData("group_by=audience,colour", "group_by")]
    [InlineData("from=2026-13-01", "from")]
    [InlineData("from=2026-03-02&to=2026-03-01", "to")]
    [InlineData("from=2020-01-01&to=2026-03-01", "from")]
    [InlineData("from=2026-01-01&to=2026-03-01&interval=hour", "from")]
    [InlineData("colour=red", "colour")]
    public async Task QueryThatMakesNoSense_IsRefusedWithItsName(string query, string field)
    {
        using var response = await server.Client.GetAsync($"/api/v1/experiences/{id}/analytics?{query}", Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains($"\"{field}\"", body);
    }

    [Theory]
    [InlineData("analytics")]
    [InlineData("results")]
    public async Task ExperienceThatIsNotThere_IsNotFound(string report)
    {
        using var response = await server.Client.GetAsync(
            $"/api/v1/experiences/0123456789abcdef01234567/{report}",
            Cancellation
        );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Results_NameTheBetterVariation_OnlyWithEnoughUsers()
    {
        await ExposeAsync(users: 40, converting: _ => false);
        var early = await GetAsync($"/api/v1/experiences/{id}/results");
        await ExposeAsync(users: 1_000, converting: i => i % 2 == 0 ? i % 20 == 0 : i % 5 == 0);
        await MoveStartBackAsync();
        var late = await GetAsync($"/api/v1/experiences/{id}/results");

        Assert.Equal("not_enough_data", (string?)Conversion(early)["verdict"]);
        Assert.Null(Conversion(early)["difference"]);
        var result = Conversion(late);
        Assert.Equal(
            ("2", "Banner", "better"),
            ((string)result["arm"]!, (string)result["name"]!, (string)result["verdict"]!)
        );
        Assert.InRange((double)result["low"]!, 0.0001, (double)result["difference"]!);
        Assert.InRange((double)result["chance_to_beat"]!, 0.99, 1);
        Assert.False((bool)late["comparisons"]![0]!["sample_ratio"]!["is_mismatch"]!);
    }

    [Fact]
    public async Task Results_WithASampleRatioMismatch_ShowNoVerdict()
    {
        await ExposeAsync(users: 1_000, converting: i => i % 5 == 0, variationOf: i => i % 10 < 7 ? "1" : "2");
        // Users count for the ratio from the quarter of an hour after the shares were published.
        await MoveStartBackAsync();

        var results = await GetAsync($"/api/v1/experiences/{id}/results");

        Assert.True((bool)results["comparisons"]![0]!["sample_ratio"]!["is_mismatch"]!, results.ToJsonString());
        Assert.Equal("sample_ratio_mismatch", (string?)Conversion(results)["verdict"]);
        Assert.Null(Conversion(results)["p_value"]);
    }

    [Fact]
    public async Task Control_IsMeasured_ByWhoWasAssigned()
    {
        var measured = await PublishAsync(
            """
            {"key":"cart-upsell","name":"Cart upsell","use_global_control_group":false,"control_group":{"percentage":50},
             "goals":[{"name":"Order","event_name":"Order Placed"}],
             "audiences":[{"name":"All Users","variations":[{"name":"Default","percentage":100}]}]}
            """
        );
        for (var i = 0; i < 40; i++)
        {
            await OrderAsync($"c{i}", 1, minutesAgo: 60);
            await PostAsync(
                "/v1/experiences/fetch",
                $$"""{"identifiers":{"customer_id":"c{{i}}"},"experience_key":["cart-upsell"]}"""
            );
        }
        await server.Services.GetRequiredService<Core.Exposures.AssignmentNotes>().WriteAsync(Cancellation);
        await WaitForAssignmentsAsync(40);
        await OrderAsync("c0", 1);

        var report = await GetAsync($"/api/v1/experiences/{measured}/analytics");
        var results = await GetAsync($"/api/v1/experiences/{measured}/results");

        var users = (int)report["control_groups"]![0]!["users"]!;
        Assert.InRange(users, 8, 32);
        Assert.Equal("control_group", (string?)report["control_groups"]![0]!["group"]);
        var comparison = results["comparisons"]!.AsArray().Single();
        Assert.Equal("control_group", (string?)comparison!["against"]);
        Assert.Equal(40, comparison["arms"]!.AsArray().Sum(arm => (int)arm!["users"]!));
        Assert.Equal(users, (int)comparison["arms"]![0]!["users"]!);
    }

    [Fact]
    public async Task SampleSize_IsThatOfTheTextbook()
    {
        var size = await GetAsync("/api/v1/sample-size?baseline=0.1&lift=0.1");

        Assert.Equal(14_749, (long)size["users_of_each_variation"]!, 5.0);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => server.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private string Day(int offset) => Now.AddDays(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonNode Conversion(JsonNode results) =>
        results["comparisons"]![0]!["goals"]!.AsArray().Single(goal => (string)goal!["metric"]! == "conversion_rate")![
            "variations"
        ]![0]!;

    private static void AssertJson(string expected, JsonNode actual)
    {
        foreach (var (name, value) in JsonNode.Parse(expected)!.AsObject())
        {
            Assert.True(JsonNode.DeepEquals(value, actual[name]), $"{name}: {actual.ToJsonString()}");
        }
    }

    private async Task<string> PublishAsync(string content)
    {
        var made = await PostAsync("/api/v1/experiences", content);
        var madeId = (string)made["id"]!;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/experiences/{madeId}:publish");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var published = await server.Client.SendAsync(request, Cancellation);
        Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync(Cancellation));
        return madeId;
    }

    private Task<JsonNode> ReportAsync(
        string customer,
        string kind,
        string variation,
        string? element = null,
        int minutesAgo = 0
    )
    {
        var time = Now.AddMinutes(-minutesAgo).ToUnixTimeSeconds();
        var report = new JsonObject
        {
            ["elements"] = new JsonArray(
                new JsonObject
                {
                    ["customer_id"] = customer,
                    ["actions"] = new JsonArray(
                        new JsonObject
                        {
                            ["action"] = $"MOE_PERSONALIZATION_MESSAGE_{kind}",
                            ["moe_event_uuid"] = Guid.NewGuid().ToString(),
                            ["event_time"] = time,
                            ["platform"] = "web",
                            ["b_id"] = element,
                            ["attributes"] = new JsonObject
                            {
                                ["cid"] = $"{id}_F_T_WP_AB_{variation}_P_0_AU_1A",
                                ["experience"] = "Homepage banner",
                                ["moe_locale_id"] = "0",
                                ["moe_variation_id"] = variation,
                                ["audience_name"] = "All Users",
                                ["audience_id"] = "1A",
                            },
                        }
                    ),
                }
            ),
        };
        return PostAsync("/v1/experiences/events", report.ToJsonString());
    }

    private Task<JsonNode> OrderAsync(string customer, decimal price, int minutesAgo = 0) =>
        PostAsync(
            "/v1/event/ACME",
            $$"""
            {"type":"event","customer_id":"{{customer}}","actions":[{"action":"Order Placed",
             "moe_event_uuid":"{{Guid.NewGuid()}}","current_time":"{{Now.AddMinutes(
                -minutesAgo
            ).UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}}",
             "attributes":{"price":{{price.ToString(CultureInfo.InvariantCulture)}} } }]}
            """
        );

    private async Task ExposeAsync(int users, Func<int, bool> converting, Func<int, string>? variationOf = null)
    {
        var now = Now.ToUnixTimeMilliseconds();
        var changes = Enumerable
            .Range(0, users)
            .Select(i => new UserChange
            {
                Identifiers = [new(Identifier.CustomerId, $"{users}-{i}")],
                Events =
                [
                    new UserEvent
                    {
                        Name = "MOE_PERSONALIZATION_MESSAGE_SHOWN",
                        TimeMs = now - 1_000,
                        Attributes = AttributeSet.Empty.With(
                            "cid",
                            $"{id}_F_T_WP_AB_{variationOf?.Invoke(i) ?? (i % 2 == 0 ? "1" : "2")}_P_0_AU_1A"
                        ),
                    },
                    .. converting(i)
                        ? new[]
                        {
                            new UserEvent { Name = "Order Placed", TimeMs = now },
                        }
                        : [],
                ],
            })
            .ToArray();
        await server.Services.GetRequiredService<IUserDirectory>().ApplyAsync("ACME", changes, Cancellation);
    }

    /// <summary>Lets the experience have been published a day ago.</summary>
    private async Task MoveStartBackAsync()
    {
        var store = server.Services.GetRequiredService<Core.Workspaces.Documents.IDocumentStore>();
        var document = (await store.GetAsync("ACME", "experience", id, Cancellation))!;
        var record = JsonNode.Parse(document.Json.Span)!;
        record["published_at"] = Now.AddDays(-1).ToString("O", CultureInfo.InvariantCulture);
        await store.WriteAsync(
            "ACME",
            [
                Core.Workspaces.Documents.DocumentChange.Update(
                    document,
                    Encoding.UTF8.GetBytes(record.ToJsonString()),
                    "test"
                ) with
                {
                    Name = document.Name,
                },
            ],
            Core.Workspaces.Actor.System,
            Cancellation
        );
    }

    /// <summary>The notes are written in the background; each look asks for the totals, and none waits for a clock.</summary>
    private async Task WaitForAssignmentsAsync(int count)
    {
        var users = server.Services.GetRequiredService<IUserDirectory>();
        for (var i = 0; i < count; )
        {
            Cancellation.ThrowIfCancellationRequested();
            var user = await users.FindAsync("ACME", new(Identifier.CustomerId, $"c{i}"), Cancellation);
            if (user!.Assignments.Count > 0)
            {
                i++;
            }
            await Task.Yield();
        }
    }

    /// <summary>A report waits for its totals for two seconds only, which is short on a busy machine.</summary>
    private Task CatchUpAsync() =>
        server.Services.GetRequiredService<Core.Events.IProjections>().CatchUpAsync("analytics", Cancellation);

    private async Task<JsonNode> GetAsync(string path)
    {
        await CatchUpAsync();
        using var response = await server.Client.GetAsync(path, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!;
    }

    private async Task<JsonNode> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync(path, content, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!;
    }
}
