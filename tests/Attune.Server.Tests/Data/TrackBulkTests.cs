using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Tests.Data;

public sealed class TrackBulkTests : IAsyncLifetime
{
    private const string Path = "/v1/transition/ACME";
    private DataServer server = null!;

    public async ValueTask InitializeAsync() => server = await DataServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Elements_OfEveryKind_AreAppliedInTheirOrder()
    {
        await server.AcceptAsync(
            Path,
            """
            {"type":"transition","elements":[
             {"type":"customer","customer_id":"OTBoS","attributes":{"first_name":"bt016","Array_attribute":["one","two"],
               "platforms":[{"platform":"iOS","active":"true"}]}},
             {"type":"device","customer_id":"OTBoS","device_id":"D1","attributes":{"brand":"Mi","platform":"Windows","push_id":"p1"}},
             {"type":"event","customer_id":"OTBoS","actions":[{"action":"mOhrP","attributes":{"product":"Shoe"},
               "platform":"Windows","app_version":"581","user_time":"1712568861457","current_time":"1712568861457"}]}]}
            """
        );
        var changes = server.Users.Changes.Select(change => change.Change).ToArray();
        Assert.Equal(3, changes.Length);
        Assert.Equal("bt016", changes[0].Set["u_fn"].AsString());
        Assert.Equal("D1", Assert.Single(changes[1].Devices).DeviceId);
        Assert.False(changes[1].CreateIfMissing);
        Assert.Equal((1712568861457, Platform.Unknown), (changes[2].Events[0].TimeMs, changes[2].Events[0].Platform));
    }

    [Fact]
    public async Task Elements_OfAnIdentifiedUser_NeedNoCustomerId()
    {
        await server.AcceptAsync(
            Path,
            """
            {"type":"transition","elements":[
             {"type":"customer","attributes":{"moe_mobile":"+491","first_name":"John"}},
             {"type":"event","user_identifiers":{"moe_mobile":"+491"},"actions":[{"action":"AddToCart"}]}]}
            """
        );
        Assert.All(
            server.Users.Changes,
            change => Assert.Equal([new Identifier("u_mb", "+491")], change.Change.Identifiers)
        );
    }

    [Fact]
    public async Task BrokenElements_AreNamed_AndTheOthersKept()
    {
        server.Users.Outcome = change =>
            change.Devices.Count > 0
                ? new ChangeOutcome { Status = ChangeStatus.NotFound }
                : new ChangeOutcome { Status = ChangeStatus.Applied };
        var (status, body) = await server.PostAsync(
            Path,
            """
            {"type":"transition","elements":[
             {"type":"customer","customer_id":"good"},
             {"type":"person","customer_id":"x"},
             "text",
             {"type":"event","customer_id":"c","actions":[{"action":""}]},
             {"type":"event","actions":[{"action":"a"}]},
             {"type":"device","customer_id":"nobody","device_id":"d","attributes":{"platform":"web","push_id":"p"}},
             {"type":"customer","customer_id":"alsogood"}]}
            """
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("success", (string?)body["status"]);
        Assert.Equal(
            [
                (1, "type", "'type in elements should be customer/event/device", "AttributeError"),
                (
                    2,
                    null,
                    "Could not decode the request body. The JSON was incorrect or not encoded as UTF-8.",
                    "Malformed JSON"
                ),
                (3, "action", "'action cannot be empty Unicode string", "MissingAttributeError"),
                (4, "customer_id", "'customer_id not found in the payload", "MissingAttributeError"),
                (5, null, "User doesn't exists with customer id nobody", "Not Found"),
            ],
            Errors(body)
        );
        Assert.Equal("actions[0].action", (string?)body["errors"]![2]!["path"]);
        Assert.Equal(
            ["good", "nobody", "alsogood"],
            server.Users.Changes.Select(change => change.Change.Identifiers[0].Value)
        );
    }

    [Fact]
    public async Task NothingSound_IsAFailureThatSaysSo()
    {
        var (status, body) = await server.PostAsync(Path, """{"type":"transition","elements":[{"type":"customer"}]}""");
        Assert.Equal((HttpStatusCode.OK, "fail"), (status, (string?)body["status"]));
        Assert.Single(body["errors"]!.AsArray());
        Assert.Empty(server.Users.Changes);
    }

    [Theory]
    [InlineData(
        """{"type":"transition","elements":[]}""",
        "elements",
        "'elements cannot be empty array",
        "MissingAttributeError"
    )]
    [InlineData(
        """{"type":"transition"}""",
        "elements",
        "elements is not found in the payload",
        "MissingAttributeError"
    )]
    [InlineData(
        """{"type":"transition","elements":{}}""",
        "elements",
        "elements is expected to be Array.",
        "MissingAttributeError"
    )]
    [InlineData(
        """{"elements":[{"type":"customer","customer_id":"c"}]}""",
        "type",
        "type is not found in the payload",
        "MissingAttributeError"
    )]
    public Task Request_WithoutElements_IsRefusedWhole(string json, string attribute, string message, string type) =>
        server.RefuseAsync(Path, json, attribute, message, type);

    [Fact]
    public async Task Request_ThatIsNotJson_IsRefusedInBulkWords()
    {
        var (status, body) = await server.PostAsync(Path, "{");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            "'Could not decode the request body. The JSON was incorrect or not encoded as UTF-8.",
            (string?)body["error"]!["message"]
        );
    }

    [Fact]
    public async Task Request_Over100Kilobytes_IsRefused()
    {
        var padding = new string('x', 100 * 1024);
        var (status, body) = await server.PostAsync(
            Path,
            $$"""{"type":"transition","elements":[{"type":"customer","customer_id":"c","pad":"{{padding}}"}]}"""
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("Payload size exceeds 100 KB", (string?)body["error"]!["message"]);
    }

    [Fact]
    public async Task LocalTime_InTheFuture_IsAnErrorOfItsElement()
    {
        var (status, body) = await server.PostAsync(
            Path,
            """
            {"type":"transition","elements":[
             {"type":"event","customer_id":"c","actions":[{"action":"a"},{"action":"b","user_time":"2026-03-02T00:00:00"}]},
             {"type":"customer","customer_id":"c"}]}
            """
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((0, "user_time", "user_time can not be in the future", "ValueError"), Assert.Single(Errors(body)));
        Assert.Equal("actions[1].user_time", (string?)body["errors"]![0]!["path"]);
    }

    [Fact]
    public async Task UsersAndEvents_CountAgainstTheirOwnRates()
    {
        await using var limited = await DataServer.StartAsync(
            ("Attune:RateLimits:BulkUsers", "2"),
            ("Attune:RateLimits:BulkEvents", "2")
        );
        const string OneOfEach =
            """{"type":"transition","elements":[{"type":"customer","customer_id":"c"},{"type":"event","customer_id":"c","actions":[{"action":"a"},{"action":"b"}]}]}""";
        await limited.AcceptAsync(Path, OneOfEach);
        var (status, body) = await limited.PostAsync(Path, OneOfEach);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal("Rate Limits Exceeded", (string?)body["error"]!["type"]);
        Assert.Equal(2, limited.Users.Changes.Count);
    }

    private static IEnumerable<(int, string?, string?, string?)> Errors(JsonNode body) =>
        body["errors"]!
            .AsArray()
            .Select(error =>
                ((int)error!["index"]!, (string?)error["attribute"], (string?)error["message"], (string?)error["type"])
            );
}
