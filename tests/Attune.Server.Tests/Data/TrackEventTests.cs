using System.Globalization;
using System.Net;
using Attune.Core.Users;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Users;

namespace Attune.Server.Tests.Data;

public sealed class TrackEventTests : IAsyncLifetime
{
    private const string Path = "/v1/event/ACME";
    private const string Now = "2026-03-01T12:00:15.000Z";
    private DataServer server = null!;

    public async ValueTask InitializeAsync() => server = await DataServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Event_OfThePublishedSample_IsApplied()
    {
        await server.AcceptAsync(
            Path,
            """
            {"type":"event","customer_id":"john@example.com","actions":[{"action":"Flight Booked",
             "attributes":{"price":3999,"departure_date":"2019-05-21T03:47:35Z","premium_seat":true},
             "platform":"iOS","app_version":"1.2.3","current_time":1433837969,"user_timezone_offset":19800}]}
            """
        );
        var change = server.Users.Only;
        Assert.Equal([new Identifier("customer_id", "john@example.com")], change.Identifiers);
        Assert.True(change.CreateIfMissing);
        var tracked = Assert.Single(change.Events);
        Assert.Equal("Flight Booked", tracked.Name);
        Assert.Equal(1433837969_000, tracked.TimeMs);
        Assert.Equal(19800, tracked.OffsetSeconds);
        Assert.Equal(Platform.Ios, tracked.Platform);
        Assert.Null(tracked.Uuid);
        Assert.Equal(
            """{"price":3999,"departure_date":"2019-05-21T03:47:35Z","premium_seat":true,"app_version":"1.2.3"}""",
            tracked.Attributes.ToString()
        );
    }

    [Fact]
    public async Task Device_ThatTheRequestNames_IsKeptWithEachEvent_UnlessTheEventSaysItself()
    {
        await server.AcceptAsync(
            Path,
            """
            {"type":"event","customer_id":"c","device_id":"d-1","actions":[
             {"action":"a","attributes":{"price":1}},{"action":"b","attributes":{"device_id":"d-2"}}]}
            """
        );
        Assert.Equal(
            ["""{"price":1,"device_id":"d-1"}""", """{"device_id":"d-2"}"""],
            server.Users.Only.Events.Select(tracked => tracked.Attributes.ToString())
        );
    }

    [Fact]
    public Task Device_ThatIsNoText_IsRefused() =>
        server.RefuseAsync(
            Path,
            """{"type":"event","customer_id":"c","device_id":7,"actions":[{"action":"a"}]}""",
            "device_id",
            "device_id is expected to be String or Unicode String.",
            "MissingAttributeError"
        );

    [Theory]
    [InlineData("ANDROID", Platform.Android)]
    [InlineData("Android", Platform.Android)]
    [InlineData("iOS", Platform.Ios)]
    [InlineData("web", Platform.Web)]
    [InlineData("TV", Platform.Tv)]
    [InlineData("unknown", Platform.Unknown)]
    [InlineData("Symbian", Platform.Unknown)]
    [InlineData("", Platform.Unknown)]
    public async Task Platform_ThatNobodyKnows_IsKeptAsUnknown(string sent, Platform kept)
    {
        await server.AcceptAsync(
            Path,
            $$"""{"type":"event","customer_id":"c","actions":[{"action":"a","platform":"{{sent}}"}]}"""
        );
        Assert.Equal(kept, Assert.Single(server.Users.Only.Events).Platform);
    }

    [Theory]
    [InlineData("""{"action":"a","moe_event_uuid":"bb997812-4537-47c1-b126-2686efda2e27"}""")]
    [InlineData("""{"action":"a","attributes":{"moe_event_uuid":"BB997812-4537-47C1-B126-2686EFDA2E27"}}""")]
    public async Task Uuid_BesideOrAmongTheAttributes_IsRead(string action)
    {
        await server.AcceptAsync(Path, $$"""{"type":"event","customer_id":"c","actions":[{{action}}]}""");
        var tracked = Assert.Single(server.Users.Only.Events);
        Assert.Equal(new Guid("bb997812-4537-47c1-b126-2686efda2e27"), tracked.Uuid);
        Assert.Empty(tracked.Attributes);
    }

    [Theory]
    // nothing: now
    [InlineData("", Now, null)]
    // UTC time
    [InlineData("\"current_time\":\"2026-02-28T16:33:35Z\"", "2026-02-28T16:33:35Z", null)]
    [InlineData("\"current_time\":\"2026-02-28T16:33:35\"", "2026-02-28T16:33:35Z", null)]
    [InlineData("\"current_time\":\"2026-02-28T16:33:35.123456\"", "2026-02-28T16:33:35.123Z", null)]
    [InlineData("\"current_time\":\"2026-02-28 16:33:35\"", "2026-02-28T16:33:35Z", null)]
    [InlineData("\"current_time\":\"2026-02-28\"", "2026-02-28T00:00:00Z", null)]
    [InlineData("\"current_time\":\"2026-02-28T16:33:35+05:30\"", "2026-02-28T11:03:35Z", 19800)]
    [InlineData("\"current_time\":1590404615", "2020-05-25T11:03:35Z", null)]
    [InlineData("\"current_time\":1590404615.5", "2020-05-25T11:03:35.500Z", null)]
    [InlineData("\"current_time\":\"1710740192\"", "2024-03-18T05:36:32Z", null)]
    [InlineData("\"current_time\":\"1708939453396\"", "2024-02-26T09:24:13.396Z", null)]
    [InlineData("\"current_time\":1708939453396", "2024-02-26T09:24:13.396Z", null)]
    // UTC time and offset
    [InlineData("\"current_time\":1590404615,\"user_timezone_offset\":-18000", "2020-05-25T11:03:35Z", -18000)]
    [InlineData("\"current_time\":1590404615,\"user_timezone_offset\":\"54000\"", "2020-05-25T11:03:35Z", 54000)]
    // wall clock and offset
    [InlineData("\"user_time\":\"2026-02-28T16:33:35Z\",\"user_timezone_offset\":19800", "2026-02-28T11:03:35Z", 19800)]
    [InlineData("\"user_time\":\"2026-02-28T16:33:35+05:30\"", "2026-02-28T11:03:35Z", 19800)]
    // both, used as they are
    [InlineData(
        "\"user_time\":\"2026-02-28T16:33:35\",\"current_time\":\"2026-02-28T11:03:35Z\"",
        "2026-02-28T11:03:35Z",
        19800
    )]
    [InlineData("\"user_time\":\"1710740192\",\"current_time\":\"1710740192\"", "2024-03-18T05:36:32Z", 0)]
    // wall clock alone, in a workspace in UTC
    [InlineData("\"user_time\":\"2026-02-28T16:33:35\"", "2026-02-28T16:33:35Z", 0)]
    // a clock a little ahead
    [InlineData("\"current_time\":\"2026-03-01T12:05:15Z\"", Now, null)]
    public async Task Time_IsReadOrDerivedAsDocumented(string fields, string utc, int? offset)
    {
        var action = fields.Length == 0 ? "{\"action\":\"a\"}" : $"{{\"action\":\"a\",{fields}}}";
        await server.AcceptAsync(Path, $$"""{"type":"event","customer_id":"c","actions":[{{action}}]}""");
        var tracked = Assert.Single(server.Users.Only.Events);
        Assert.Equal(
            DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture),
            DateTimeOffset.FromUnixTimeMilliseconds(tracked.TimeMs)
        );
        Assert.Equal(offset, tracked.OffsetSeconds);
    }

    [Fact]
    public async Task WallClockAlone_IsTakenInTheUsersOwnOffset()
    {
        server.Server.Settings["ACME"] = new WorkspaceSettings { TimeZone = "America/New_York" };
        server.Users.Known[("ACME", new Identifier("customer_id", "c"))] = new UserView
        {
            Id = Guid.NewGuid(),
            BucketingId = "b",
            Attributes = AttributeSet.Empty.With("moe_dtzo", 330L),
        };
        await server.AcceptAsync(
            Path,
            """{"type":"event","customer_id":"c","actions":[{"action":"a","user_time":"2026-02-28T16:30:00"}]}"""
        );
        var tracked = Assert.Single(server.Users.Only.Events);
        Assert.Equal(
            new DateTimeOffset(2026, 2, 28, 11, 0, 0, TimeSpan.Zero),
            DateTimeOffset.FromUnixTimeMilliseconds(tracked.TimeMs)
        );
        Assert.Equal(19800, tracked.OffsetSeconds);
    }

    [Theory]
    [InlineData("2026-02-28T16:30:00", -18000)]
    [InlineData("2025-07-01T16:30:00", -14400)]
    public async Task WallClockAlone_OfAUserWithoutAnOffset_IsTakenInTheWorkspacesZone(string wall, int offset)
    {
        server.Server.Settings["ACME"] = new WorkspaceSettings { TimeZone = "America/New_York" };
        await server.AcceptAsync(
            Path,
            $$"""{"type":"event","customer_id":"c","actions":[{"action":"a","user_time":"{{wall}}"}]}"""
        );
        Assert.Equal(offset, Assert.Single(server.Users.Only.Events).OffsetSeconds);
    }

    public static TheoryData<string, string?, string, string> Refusals
    {
        get
        {
            const string Missing = "MissingAttributeError";
            const string Undecodable =
                "Could not decode the request body. The JSON was incorrect or not encoded as UTF-8.";
            return new()
            {
                { Event("[]"), "actions", "actions can not be empty Array", Missing },
                { """{"type":"event","customer_id":"c"}""", "actions", "actions is not found in the payload", Missing },
                { Event("{}"), "actions", "actions is expected to be Array.", Missing },
                {
                    """{"type":"event","actions":[{"action":"a"}]}""",
                    "customer_id",
                    "customer_id is not found in the payload",
                    Missing
                },
                { Event("[1]"), null, Undecodable, "Malformed JSON" },
                { Event("[{}]"), "action", "action is not found in the payload", Missing },
                { Event("""[{"action":5}]"""), "action", Undecodable, "Malformed JSON" },
                { Event("""[{"action":""}]"""), "action", "action can not be empty Unicode String", Missing },
                { Event("""[{"action":"moe_x"}]"""), "moe_x", "'moe_x' can not be used as a name", "AttributeError" },
                {
                    Event("""[{"action":"a","attributes":{"moe_x":1}}]"""),
                    "moe_x",
                    "'moe_x' can not be used as a name",
                    "AttributeError"
                },
                {
                    Event("""[{"action":"a","attributes":"x"}]"""),
                    "attributes",
                    "attributes is expected to be Object.",
                    Missing
                },
                {
                    Event("""[{"action":"a","moe_event_uuid":"7"}]"""),
                    "moe_event_uuid",
                    "moe_event_uuid is not a UUID",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","moe_event_uuid":7}]"""),
                    "moe_event_uuid",
                    "moe_event_uuid is not a UUID",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","current_time":"yesterday"}]"""),
                    "current_time",
                    "current_time is expected to be ISO 8601 or epoch seconds",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","current_time":true}]"""),
                    "current_time",
                    "current_time is expected to be ISO 8601 or epoch seconds",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","current_time":-5}]"""),
                    "current_time",
                    "current_time is expected to be ISO 8601 or epoch seconds",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","current_time":1e30}]"""),
                    "current_time",
                    "current_time is expected to be ISO 8601 or epoch seconds",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","current_time":"2026-02-30T00:00:00Z"}]"""),
                    "current_time",
                    "current_time is expected to be ISO 8601 or epoch seconds",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","current_time":"2026-03-01T12:05:16Z"}]"""),
                    "current_time",
                    "current_time can not be in the future",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","user_time":"2026-03-01T13:00:00","user_timezone_offset":0}]"""),
                    "user_time",
                    "user_time can not be in the future",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","user_time":"2026-03-01T13:00:00"}]"""),
                    "user_time",
                    "user_time can not be in the future",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","user_timezone_offset":54001}]"""),
                    "user_timezone_offset",
                    "user_timezone_offset is expected to be seconds from -54000 to 54000",
                    "ValueError"
                },
                {
                    Event("""[{"action":"a","user_timezone_offset":"east"}]"""),
                    "user_timezone_offset",
                    "user_timezone_offset is expected to be seconds from -54000 to 54000",
                    "ValueError"
                },
                {
                    """{"type":"customer","customer_id":"c","actions":[{"action":"a"}]}""",
                    "type",
                    "type can only be event",
                    "ValueError"
                },
                {
                    """{"type":"event","customer_id":"guest","actions":[{"action":"a"}]}""",
                    "customer_id",
                    "'guest' is blocked and can not be a customer_id",
                    "AttributeError"
                },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public Task Event_ThatIsWrong_IsRefused(string json, string? attribute, string message, string type) =>
        server.RefuseAsync(Path, json, attribute, message, type);

    [Fact]
    public async Task OneWrongAction_OfSeveral_KeepsAllFromBeingTracked()
    {
        var (status, body) = await server.PostAsync(
            Path,
            Event("""[{"action":"good"},{"action":""},{"action":"x","current_time":"no","attributes":{"moe_y":1}}]""")
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            ["actions[1].action", "actions[2].attributes.moe_y", "actions[2].current_time"],
            body["error"]!["details"]!.AsArray().Select(detail => (string?)detail!["path"])
        );
        Assert.Empty(server.Users.Changes);
    }

    [Fact]
    public async Task UpdateExistingOnly_OfAnEvent_MakesNobody()
    {
        await server.AcceptAsync(
            Path,
            """{"type":"event","customer_id":"c","update_existing_only":true,"actions":[{"action":"a"}]}"""
        );
        Assert.False(server.Users.Only.CreateIfMissing);
    }

    [Fact]
    public async Task Television_KeepsItsSystem()
    {
        await server.AcceptAsync(Path, Event("""[{"action":"a","platform":"TV","moe_os_type":"Xbox"}]"""));
        Assert.Equal("Xbox", Assert.Single(server.Users.Only.Events).Attributes["moe_os_type"].AsString());
    }

    private static string Event(string actions) => $$"""{"type":"event","customer_id":"c","actions":{{actions}}}""";
}
