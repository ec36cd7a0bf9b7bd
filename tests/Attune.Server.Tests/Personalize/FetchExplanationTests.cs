using System.Text.Json.Nodes;
using Attune.Core.Workspaces;
using Attune.Decisions.Experiences;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Personalize;

public sealed class FetchExplanationTests
{
    private const string Request =
        """{"user_id":"u","experience_key":["exp-live","exp-broken","exp-held","exp-paused","exp-none","exp-other"]}""";

    [Fact]
    public async Task Fetch_ThatAsksWhy_NamesAReasonForEachKey()
    {
        await using var server = await StartAsync();

        var body = await server.FetchAsync(Request, "?explain=true");

        Assert.Equal(["exp-live"], body["experiences"]!.AsObject().Select(member => member.Key));
        Assert.Equal(
            [
                ("PERSONALIZATION_FAILED", "exp-broken"),
                ("PERSONALIZATION_FAILED", "exp-held"),
                ("EXPERIENCE_NOT_ACTIVE", "exp-paused"),
                ("INVALID_EXPERIENCE_KEY", "exp-none exp-other"),
            ],
            body["failures"]!
                .AsArray()
                .Select(failure =>
                    (
                        (string)failure!["reason"]!,
                        string.Join(' ', failure["experience_keys"]!.AsArray().Select(key => (string?)key))
                    )
                )
        );
        Assert.Contains("MOE_NOT_SEND: out of season", (string?)body["failures"]![1]!["message"]);
        Assert.Contains("(line 2, column ", (string?)body["failures"]![0]!["message"]);
    }

    [Fact]
    public async Task Fetch_ThatAsksWhy_TellsTheTreeOfEachKey()
    {
        await using var server = await StartAsync();

        var body = await server.FetchAsync(Request, "?explain=true");

        var explanation = body["explanation"]!;
        Assert.Matches("^[A-Za-z0-9]{8}$", (string?)explanation["request_id"]);
        Assert.Equal(server.Snapshots.Current("ACME").Version, (long)explanation["configuration_version"]!);
        var served = explanation["experiences"]![0]!;
        Assert.Equal("SERVED", (string?)served["reason"]);
        Assert.Equal("5A", (string?)served["audience_id"]);
        Assert.InRange((int)served["bucket"]!, 0, 9_999);
        Assert.Equal("PERSONALIZATION_FAILED", (string?)explanation["experiences"]![1]!["reason"]);
    }

    [Fact]
    public async Task Fetch_ThatAsksByHeader_IsTold()
    {
        await using var server = await StartAsync();
        server.Server.Client.DefaultRequestHeaders.Add("X-Attune-Explain", "true");

        Assert.NotNull((await server.FetchAsync(Request))["failures"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?explain=false")]
    [InlineData("?explain")]
    public async Task Fetch_ThatDoesNotAsk_HasTheDocumentedBodyOnly(string query)
    {
        await using var server = await StartAsync();

        Assert.Equal(
            ["experiences"],
            (await server.FetchAsync(Request, query)).AsObject().Select(member => member.Key)
        );
    }

    [Fact]
    public async Task Fetch_ThatAsksWithAKeyThatMayNotManage_HasTheDocumentedBodyOnly()
    {
        await using var server = await StartAsync();
        server.Server.Keys.Add("ACME", "personalize-key-only-one", KeyScopes.Personalize);
        server.Server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic(
            "ACME",
            "personalize-key-only-one"
        );

        var body = await server.FetchAsync(Request, "?explain=true");

        Assert.Equal(["experiences"], body.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Fetch_OfTooManyKeys_SaysSoOfTheRest()
    {
        await using var server = await StartAsync();
        var keys = string.Join(",", Enumerable.Range(0, 26).Select(at => $"\"key-{at:00}\""));

        var body = await server.FetchAsync($$"""{"experience_key":[{{keys}}]}""", "?explain=true");

        Assert.Equal("MAX_LIMIT_BREACHED", (string?)body["failures"]!.AsArray().Last()!["reason"]);
        Assert.Equal("key-25", (string?)body["failures"]!.AsArray().Last()!["experience_keys"]![0]);
    }

    private static async Task<FetchServer> StartAsync()
    {
        var server = await FetchServer.StartAsync();
        server.Publish("exp-live", ("v", VariableType.String, "x"));
        server.Publish("exp-broken", ("v", VariableType.String, "a\n{{ 1 + 'a' }}"));
        server.Publish("exp-held", ("v", VariableType.String, """{% MOE_NOT_SEND("out of season") %}"""));
        server.Snapshots.Publish(FetchServer.Experience("exp-paused") with { State = ExperienceState.Paused });
        return server;
    }
}
