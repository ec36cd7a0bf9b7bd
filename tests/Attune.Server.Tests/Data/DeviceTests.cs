using System.Net;
using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Tests.Data;

public sealed class DeviceTests : IAsyncLifetime
{
    private const string TrackPath = "/v1/device/ACME";
    private const string ManagePath = "/v1/devices/manage?app_id=ACME";
    private DataServer server = null!;

    public async ValueTask InitializeAsync() => server = await DataServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("ANDROID")]
    [InlineData("iOS")]
    [InlineData("web")]
    [InlineData("TV")]
    [InlineData("Windows")]
    public async Task Device_IsKeptWithTheUser(string platform)
    {
        await server.AcceptAsync(TrackPath, Device($$"""{"platform":"{{platform}}","push_id":"p","model":"X1"}"""));
        var change = server.Users.Only;
        Assert.False(change.CreateIfMissing);
        Assert.Equal([new Identifier("customer_id", "c")], change.Identifiers);
        var device = Assert.Single(change.Devices);
        Assert.Equal("d", device.DeviceId);
        Assert.Equal($$"""{"platform":"{{platform}}","push_id":"p","model":"X1"}""", device.Attributes.ToString());
    }

    [Fact]
    public async Task Device_OfAUserWhoIsNotThere_IsRefused()
    {
        server.Users.Outcome = _ => new ChangeOutcome { Status = ChangeStatus.NotFound };
        var (status, body) = await server.PostAsync(TrackPath, Device("""{"platform":"web","push_id":"p"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("User doesn't exists with customer id c", (string?)body["error"]!["message"]);
        Assert.Equal("Not Found", (string?)body["error"]!["type"]);
    }

    public static TheoryData<string, string, string, string> TrackRefusals =>
        new()
        {
            {
                """{"type":"device","device_id":"d","attributes":{"platform":"web","push_id":"p"}}""",
                "customer_id",
                "'customer_id' is not found in the payload",
                "MissingAttributeError"
            },
            {
                """{"type":"device","customer_id":"c","attributes":{"platform":"web","push_id":"p"}}""",
                "device_id",
                "'device_id' is not found in the payload",
                "MissingAttributeError"
            },
            {
                """{"type":"device","customer_id":"c","device_id":"d"}""",
                "attributes",
                "'attributes' is not found in the payload",
                "MissingAttributeError"
            },
            {
                Device("""{"platform":"BeOS","push_id":"p"}"""),
                "platform",
                "'platform' is not a valid platform.",
                "ValueError"
            },
            {
                Device("""{"push_id":"p"}"""),
                "platform",
                "'platform' is not found in payload",
                "MissingAttributeError"
            },
            {
                Device("""{"platform":"web"}"""),
                "push_id",
                "'push_id' is not found in payload",
                "MissingAttributeError"
            },
            {
                Device("""{"platform":"web","push_id":5}"""),
                "push_id",
                "push_id is expected to be String or Unicode String.",
                "MissingAttributeError"
            },
            {
                """{"type":"customer","customer_id":"c","device_id":"d","attributes":{"platform":"web","push_id":"p"}}""",
                "type",
                "type can only be device",
                "ValueError"
            },
        };

    [Theory]
    [MemberData(nameof(TrackRefusals))]
    public Task Device_ThatIsWrong_IsRefused(string json, string attribute, string message, string type) =>
        server.RefuseAsync(TrackPath, json, attribute, message, type);

    [Theory]
    [InlineData("", new[] { "d1", "d2" })]
    [InlineData(",\"device_identifiers\":[{\"push_id\":\"p2\"}]", new[] { "d2" })]
    [InlineData(",\"device_identifiers\":[{\"device_unique_id\":\"d1\"}]", new[] { "d1" })]
    [InlineData(",\"device_identifiers\":[{\"moe_gaid\":\"g1\"},{\"push_id\":\"p2\"}]", new[] { "d1", "d2" })]
    [InlineData(",\"device_identifiers\":[{\"GAID\":\"g1\"}]", new[] { "d1" })]
    public async Task Block_ConcernsTheDevicesNamed_OrAll(string identifiers, string[] blocked)
    {
        KnowUserWithTwoDevices();
        await server.AcceptAsync(
            ManagePath,
            $$"""{"user_identifier_type":"customer_id","user_identifier_value":"c","action_type":"block","reason":"stolen"{{identifiers}}}"""
        );
        Assert.Equal(blocked, server.Users.Only.Devices.Select(device => device.DeviceId));
        Assert.All(
            server.Users.Only.Devices,
            device =>
                Assert.Equal(
                    """{"moe_push_blocked":true,"moe_push_blocked_reason":"stolen"}""",
                    device.Attributes.ToString()
                )
        );
    }

    [Fact]
    public async Task Unblock_OfADeviceThatIsNotThere_ChangesNothing()
    {
        KnowUserWithTwoDevices();
        await server.AcceptAsync(
            ManagePath,
            """{"user_identifier_type":"ID","user_identifier_value":"c","action_type":"unblock","device_identifiers":[{"push_id":"none"}]}"""
        );
        Assert.Empty(server.Users.Changes);
    }

    public static TheoryData<string, string?, string, string> ManageRefusals =>
        new()
        {
            {
                """{"user_identifier_type":"customer_id","action_type":"block"}""",
                "user_identifier_value",
                "user_identifier_value is not found in the payload",
                "MissingAttributeError"
            },
            {
                """{"user_identifier_value":"c","action_type":"block"}""",
                "user_identifier_type",
                "customer_identifier_type is not found in the payload",
                "MissingAttributeError"
            },
            {
                """{"user_identifier_type":"customer_id","user_identifier_value":"c"}""",
                "action_type",
                "Action_type is not found in the payload",
                "MissingAttributeError"
            },
            {
                """{"user_identifier_type":"customer_id","user_identifier_value":"c","action_type":"burn"}""",
                "action_type",
                "action_type can only be 'block' or 'unblock'",
                "ValueError"
            },
            {
                """{"user_identifier_type":"customer_id","user_identifier_value":"c","action_type":"block","device_identifiers":[]}""",
                "device_identifiers",
                "device_identifiers is missing in the payload",
                "MissingAttributeError"
            },
            {
                """{"user_identifier_type":"customer_id","user_identifier_value":"c","action_type":"block","device_identifiers":[{"imei":"1"}]}""",
                "device_identifiers",
                "device identifier can only be in ['moe_gaid', 'push_id', 'unique_id', 'device_unique_id'] ",
                "ValueError"
            },
            {
                """{"user_identifier_type":"shoe","user_identifier_value":"c","action_type":"block"}""",
                "user_identifier_type",
                "user_identifier_type is not an identifier of this workspace",
                "ValueError"
            },
            {
                """{"user_identifier_type":"customer_id","user_identifier_value":"nobody","action_type":"block"}""",
                null,
                "User doesn't exists with customer id nobody",
                "Not Found"
            },
        };

    [Theory]
    [MemberData(nameof(ManageRefusals))]
    public Task Management_ThatIsWrong_IsRefused(string json, string? attribute, string message, string type) =>
        server.RefuseAsync(ManagePath, json, attribute, message, type);

    private void KnowUserWithTwoDevices()
    {
        var view = new UserView { Id = Guid.NewGuid(), BucketingId = "b" };
        server.Users.Known[("ACME", new Identifier("customer_id", "c"))] = view;
        server.Users.Devices = AttributeSet
            .Empty.With("d1", AttributeValue.From(AttributeSet.Empty.With("push_id", "p1").With("moe_gaid", "g1")))
            .With("d2", AttributeValue.From(AttributeSet.Empty.With("push_id", "p2")));
    }

    private static string Device(string attributes) =>
        $$"""{"type":"device","customer_id":"c","device_id":"d","attributes":{{attributes}}}""";
}
