using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attune.Core.Users;
using Attune.Server.Preview;

namespace Attune.Server.Tests.Preview;

public sealed class PreviewDiagnosticsTests
{
    [Fact]
    public async Task Preview_WithDiagnostics_TellsAllThatIsWrongForTheUserAtOnce()
    {
        await using var server = await PreviewServer.StartAsync();
        server.AddUser("""{"First Name":"Ada"}""", [], new Identifier(Identifier.CustomerId, "ada"));
        var payload = new Dictionary<string, string>
        {
            ["a"] = "{{ UserAttribute['LastSeen'] }} {{ UserAttribute.city|upper }} {{ UserAttribute['First Name'] }}",
            ["b"] = "{{ EventAttribute.price }}",
            ["c"] = "{{ CampaignAttribute.cn }}{{ BusinessEventAttribute.match }}",
            ["d"] = "{{ ContentBlock['whaapp_cb_1'] }}{{ ProductSet.X }}",
            ["e"] =
                """{% if not UserAttribute.x %}{% MOE_NOT_SEND("no x") %}{% endif %}{% if not UserAttribute.y %}{% MOE_NOT_SEND("no y") %}{% endif %}""",
            ["f"] = "{{ UserAttribute.z|default('MOE_NOT_SEND') }}",
            ["g"] = "{{ nobody }}",
        };
        var (status, body) = await PostAsync(server, payload, """{"event_name":"Bought"}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("  Ada", (string?)body["personalized_content"]!["payload"]!["a"]);
        Assert.Equal(
            [
                "User attribute|a|LastSeen is missing",
                "User attribute|a|city is missing",
                "Event attribute|b|No event found for event name : Bought in the last 15 days",
                "Campaign attribute|c|cn is missing",
                "Business event|c|match is missing",
                "Content block|d|Content Blocks ['whaapp_cb_1'] not found",
                "Product set|d|Product Set X not found",
                "Custom|e|no x",
                "Custom|e|no y",
                "Custom|f|MOE_NOT_SEND",
                "Uncategorized|g|'nobody' is undefined",
            ],
            Told(body)
        );
    }

    [Fact]
    public async Task Preview_WithDiagnostics_NamesSyntaxAndTypesWithTheirPlaces()
    {
        await using var server = await PreviewServer.StartAsync();
        var payload = new Dictionary<string, string>
        {
            ["a"] = "x\n{% if %}",
            ["b"] = "{{ 'a' + 1 }}",
            ["c"] = "{{ ContentApi.gone() }}",
            ["d"] = "{{ UserAttribute.first.second }}",
            ["e"] = "{{ UserAttribute.fine }}",
        };
        var (status, body) = await PostAsync(server, payload);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(4, body["error"]!["details"]!.AsArray().Count);
        var told = body["diagnostics"]!.AsArray();
        Assert.Equal("Jinja syntax", (string?)told[0]!["category"]);
        Assert.StartsWith(
            "Error in parsing jinja template format. Error ",
            (string?)told[0]!["message"],
            StringComparison.Ordinal
        );
        Assert.Equal((2, 7), ((int)told[0]!["line"]!, (int)told[0]!["column"]!));
        Assert.Equal(("Data type mismatch", "b"), ((string)told[1]!["category"]!, (string)told[1]!["target"]!));
        Assert.Contains("Content API|c|Content API with name 'gone' not found in the database", Told(body));
        Assert.Contains("User attribute|d|first is missing", Told(body));
        Assert.Contains("User attribute|e|fine is missing", Told(body));
    }

    [Fact]
    public async Task Preview_WithDiagnostics_SaysNothingOfWhatHasADefaultOrIsTested()
    {
        await using var server = await PreviewServer.StartAsync();
        var payload = new Dictionary<string, string>
        {
            ["a"] =
                "{{ UserAttribute.x|default('y') }}{% if UserAttribute.x %}1{% endif %}{% if UserAttribute.x is defined %}1{% endif %}{{ UserAttribute.x or 'z' }}",
        };
        var (_, body) = await PostAsync(server, payload);
        Assert.Equal("yz", (string?)body["personalized_content"]!["payload"]!["a"]);
        Assert.Empty(Told(body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?diagnostics=false")]
    public async Task Preview_WithoutDiagnostics_AnswersAsPublished(string query)
    {
        await using var server = await PreviewServer.StartAsync();
        var (status, body) = await PostAsync(server, new() { ["a"] = "{{ UserAttribute.x }}" }, query: query);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"personalized_content":{"payload":{"a":""}}}""", body.ToJsonString());
    }

    [Fact]
    public async Task Preview_WithDiagnosticsThatAreNeitherTrueNorFalse_IsRefused()
    {
        await using var server = await PreviewServer.StartAsync();
        var (status, body) = await PostAsync(server, new() { ["a"] = "x" }, query: "?diagnostics=maybe");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("diagnostics", (string?)body["error"]!["details"]![0]!["target"]);
    }

    private static string[] Told(JsonNode body) =>
        [
            .. body["diagnostics"]!
                .AsArray()
                .Select(entry => $"{entry!["category"]}|{entry["target"]}|{entry["message"]}"),
        ];

    private static async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(
        PreviewServer server,
        Dictionary<string, string> payload,
        string details = "{}",
        string query = "?diagnostics=true"
    )
    {
        var json = PreviewServer.Request(JsonSerializer.Serialize(payload), details, "ada");
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await server.Server.Client.PostAsync(
            PreviewEndpoints.Path + query,
            content,
            TestContext.Current.CancellationToken
        );
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(body)!);
    }
}
