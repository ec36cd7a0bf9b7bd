using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Personalize;

/// <summary>Reported impressions and clicks over the real directory and database (wire.md 2.2).</summary>
public sealed class ExperienceEventsTests : IAsyncLifetime
{
    private const string Path = "/v1/experiences/events";
    private const string Shown = "MOE_PERSONALIZATION_MESSAGE_SHOWN";
    private const string Clicked = "MOE_PERSONALIZATION_MESSAGE_CLICKED";
    private const string Experience = "66d55ae445921e4d35ae4368";
    private const string Cid = $"{Experience}_F_T_WP_AB_2_P_0_AU_5A";
    private readonly TestFolder folder = new();
    private RunningServer server = null!;

    public async ValueTask InitializeAsync() => server = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task PublishedSample_MakesTheUser_AndKeepsTheClick()
    {
        var (status, body) = await PostAsync(
            """
            { "elements": [ { "customer_id": "john@example.com",
                "user_attributes": { "name": "John Doe", "first_name": "John", "last_name": "Doe" },
                "user_timezone_offset": 19800,
                "actions": [ { "action": "MOE_PERSONALIZATION_MESSAGE_CLICKED",
                  "moe_event_uuid": "bb997812-4537-47c1-b126-2686efda2e27",
                  "event_time": 1725258670, "platform": "web",
                  "attributes": { "cid": "66d55ae445921e4d35ae4368_F_T_WP_AB_2_P_0_AU_5A",
                    "experience": "Test Server side experience", "moe_locale_id": "0", "moe_variation_id": "2",
                    "b_id": "Add to Cart", "audience_name": "All Users", "audience_id": "5A",
                    "type": "Web Personalization" } } ] } ] }
            """
        );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("success", (string?)body["status"]);
        Assert.Equal("Your request has been accepted and will be processed soon.", (string?)body["message"]);
        Assert.Matches("^[A-Za-z0-9]{8}$", (string?)body["req_id"]);
        Assert.Equal(3, body.AsObject().Count);
        var user = await UserAsync("john@example.com");
        Assert.Equal("John", user!.View.Attributes["u_fn"].AsString());
        var click = user.Events.Last(Clicked)!;
        Assert.Equal(1725258670000, click.TimeMs);
        Assert.Equal((Platform.Web, 19800), (click.Platform, click.OffsetSeconds));
        Assert.Equal("Add to Cart", click.Attributes["b_id"].AsString());
        Assert.Equal(Cid, click.Attributes["cid"].AsString());
    }

    [Fact]
    public async Task ElementName_BesideTheAttributes_IsKeptToo()
    {
        await PostAsync(Report("jo", Action(Clicked, elementName: "Wishlist")));

        var click = (await UserAsync("jo"))!.Events.Last(Clicked)!;
        Assert.Equal("Wishlist", click.Attributes["b_id"].AsString());
    }

    [Theory]
    [InlineData("\"iOS\"", Platform.Ios)]
    [InlineData("\"TV\"", Platform.Tv)]
    [InlineData("\"fridge\"", Platform.Unknown)]
    [InlineData("7", Platform.Unknown)]
    [InlineData("null", Platform.Unknown)]
    public async Task Platform_InAnyCase_OrUnknown(string platform, Platform expected)
    {
        var (status, _) = await PostAsync(Report("jo", Action(Shown, platform: platform)));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(expected, (await UserAsync("jo"))!.Events.Last(Shown)!.Platform);
    }

    [Fact]
    public async Task Retry_WithTheSameUuid_CountsOnce_AlsoAfterARestart()
    {
        var report = Report("jo", Action(Shown, uuid: "aa886712-4537-47c1-b126-2686efda2e26"));
        await PostAsync(report);
        await PostAsync(report);
        await server.StopAsync();
        await server.DisposeAsync();
        server = await StartAsync();
        var (status, _) = await PostAsync(report);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(1, (await UserAsync("jo"))!.Events.Count);
    }

    [Fact]
    public async Task FirstExposure_LivesInTheUsersState_WhateverOrderReportsComeIn()
    {
        var late = Cid.Replace("AB_2", "AB_1", StringComparison.Ordinal);
        await PostAsync(Report("jo", Action(Shown, cid: late, time: "1725258700")));
        await PostAsync(Report("jo", Action(Clicked, time: "1725258600")));
        await server.StopAsync();
        await server.DisposeAsync();
        server = await StartAsync();

        var user = await UserAsync("jo");

        Assert.True(user!.View.Exposures.TryGet(Experience, out var first));
        Assert.Equal(new ExperienceMark("5A", "2", 1725258600000), first);
    }

    [Theory]
    [InlineData("customer_id", """{"actions":[ACTION]}""")]
    [InlineData("customer_id", """{"customer_id":7,"actions":[ACTION]}""")]
    [InlineData("customer_id", """{"customer_id":"null","actions":[ACTION]}""")]
    [InlineData("actions", """{"customer_id":"jo"}""")]
    [InlineData("actions", """{"customer_id":"jo","actions":[]}""")]
    [InlineData("actions", """{"customer_id":"jo","actions":[{"action":"moe_personalization_message_shown"}]}""")]
    [InlineData("user_timezone_offset", """{"customer_id":"jo","user_timezone_offset":54001,"actions":[ACTION]}""")]
    [InlineData("user_timezone_offset", """{"customer_id":"jo","user_timezone_offset":"0","actions":[ACTION]}""")]
    [InlineData("user_attributes", """{"customer_id":"jo","user_attributes":[],"actions":[ACTION]}""")]
    [InlineData("elements", "7")]
    public async Task NoValidElement_IsTheDocumented400_AndKeepsNothing(string field, string element)
    {
        element = element.Replace("ACTION", Action(Shown), StringComparison.Ordinal);

        var (status, body) = await PostAsync($$"""{"elements":[{{element}}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Invalid Field Value", (string?)body["title"]);
        Assert.Equal(
            $"elements - Validators Failed : Validator: Element, Errored Field: {field}",
            (string?)body["description"]
        );
        Assert.Matches("^[A-Za-z0-9]{8}$", (string?)body["code"]);
        Assert.Null(await UserAsync("jo"));
    }

    [Fact]
    public async Task SomeValid_KeepsThose_AndSaysEverythingThatIsWrongWithTheOthers()
    {
        var broken = """
            {"customer_id":"","actions":[{"action":"X","moe_event_uuid":"y","event_time":"soon",
             "attributes":{"cid":"z","experience":"e","moe_locale_id":0,"type":"Email"}}]}
            """;
        var (status, body) = await PostAsync(
            $$"""{"elements":[{{Element("a", Action(Shown))}},{{broken}},{{Element("b", Action(Shown))}}]}"""
        );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("success", (string?)body["status"]);
        Assert.All(body["rejected"]!.AsArray(), each => Assert.Equal(1, (int)each!["index"]!));
        Assert.Equal(
            [
                "customer_id",
                "actions[0].action",
                "actions[0].moe_event_uuid",
                "actions[0].event_time",
                "actions[0].attributes.cid",
                "actions[0].attributes.moe_locale_id",
                "actions[0].attributes.moe_variation_id",
                "actions[0].attributes.audience_name",
                "actions[0].attributes.audience_id",
                "actions[0].attributes.type",
            ],
            body["rejected"]!.AsArray().Select(each => (string)each!["field"]!)
        );
        Assert.NotNull(await UserAsync("a"));
        Assert.NotNull(await UserAsync("b"));
    }

    [Fact]
    public async Task Event_AFewMinutesAhead_HappenedNow_AndFurtherAheadIsRejected()
    {
        var now = server.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await PostAsync(Report("near", Action(Shown, time: $"{now.AddMinutes(4).ToUnixTimeSeconds()}")));
        var (status, _) = await PostAsync(
            Report("far", Action(Shown, time: $"{now.AddMinutes(6).ToUnixTimeSeconds()}"))
        );

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var kept = (await UserAsync("near"))!.Events.Last(Shown)!.TimeMs;
        Assert.InRange(kept, now.ToUnixTimeMilliseconds(), now.AddMinutes(3).ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("""{"elements":[{"customer_id":"jo","actions":[""")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"elements":[],"elements":[]}""")]
    public async Task MalformedJson_IsRefusedWhole(string json)
    {
        var (status, body) = await PostAsync(json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Malformed JSON", (string?)body["title"]);
        Assert.Null(body["code"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task WrongNumberOfElements_KeepsNothing(int count)
    {
        var elements = Enumerable.Range(0, count).Select(i => Element($"user{i}", Action(Shown)));

        var (status, body) = await PostAsync($$"""{"elements":[{{string.Join(',', elements)}}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Invalid Field Value", (string?)body["title"]);
        Assert.Null(await UserAsync("user0"));
    }

    [Fact]
    public async Task HundredUsers_AreKeptInOneCall()
    {
        var elements = Enumerable.Range(0, 100).Select(i => Element($"user{i}", Action(Shown), Action(Clicked)));

        var (status, _) = await PostAsync($$"""{"elements":[{{string.Join(',', elements)}}]}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, (await UserAsync("user99"))!.Events.Count);
    }

    [Fact]
    public async Task WithoutTheWorkspaceHeader_IsRefusedAsDocumented()
    {
        server.Client.DefaultRequestHeaders.Remove("MOE-APPKEY");

        var (status, body) = await PostAsync(Report("jo", Action(Shown)));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Request Error", (string?)body["title"]);
    }

    private static string Action(
        string name,
        string? uuid = null,
        string time = "1725258670",
        string platform = "\"web\"",
        string cid = Cid,
        string? elementName = null
    ) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["action"] = name,
                ["moe_event_uuid"] = uuid ?? Guid.NewGuid().ToString(),
                ["event_time"] = long.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
                ["platform"] = JsonNode.Parse(platform),
                ["b_id"] = elementName,
                ["attributes"] = new
                {
                    cid,
                    experience = "Test",
                    moe_locale_id = "0",
                    moe_variation_id = "2",
                    audience_name = "All Users",
                    audience_id = "5A",
                },
            }
        );

    private static string Element(string customer, params string[] actions) =>
        $$"""{"customer_id":"{{customer}}","actions":[{{string.Join(',', actions)}}]}""";

    private static string Report(string customer, params string[] actions) =>
        $$"""{"elements":[{{Element(customer, actions)}}]}""";

    private async Task<RunningServer> StartAsync()
    {
        var started = await RunningServer.StartAsync(
            folder.Path,
            "--ATTUNE_WORKSPACE=ACME",
            "--ATTUNE_API_KEY=the-key-of-the-tests",
            "--Attune:Demo=false"
        );
        started.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic("ACME", "the-key-of-the-tests");
        started.Client.DefaultRequestHeaders.Add("MOE-APPKEY", "ACME");
        return started;
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync(Path, content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(text)!);
    }

    private async Task<UserExport?> UserAsync(string customerId) =>
        await server
            .Services.GetRequiredService<IUserDirectory>()
            .ExportAsync("ACME", new Identifier(Identifier.CustomerId, customerId), CancellationToken.None);
}
