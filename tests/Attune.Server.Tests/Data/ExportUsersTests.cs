using System.Net;
using System.Text.Json;
using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Data;

public sealed class ExportUsersTests : IAsyncLifetime
{
    private const string Path = "/v1/customers/export?app_id=ACME";
    private static readonly Guid Id = new("0195e0c2-7d4b-7c11-8f3e-6a0f2c9b1d55");
    private DataServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await DataServer.StartAsync();
        var view = new UserView
        {
            Id = Id,
            BucketingId = "b",
            CustomerId = "john_doe",
            Attributes = AttributeSet
                .Empty.With("u_ln", "Doe")
                .With("u_n", "John")
                .With("custom_user_attr", 12345L)
                .With("u_em", "john@x.io"),
        };
        server.Users.Known[("ACME", new Identifier("customer_id", "john_doe"))] = view;
        server.Users.Known[("ACME", new Identifier("id", Id.ToString()))] = view;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Users_AreReadByEitherId_AndUnknownOnesNamed()
    {
        var (status, body) = await server.PostAsync(
            Path,
            $$"""
            {"data":{"identifiers":[{"identifier_type":"customer_id","identifier":"john_doe"},
             {"identifier_type":"id","identifier":"{{Id}}"},{"identifier_type":"moengage_id","identifier":"x"}],
             "user_fields_to_export":["last_name","customer_id","name","id","Email (Standard)","nothing"]} }
            """
        );
        Assert.Equal(HttpStatusCode.OK, status);
        const string User =
            """{"user_attributes":{"last_name":"Doe","customer_id":"john_doe","name":"John","id":"0195e0c2-7d4b-7c11-8f3e-6a0f2c9b1d55","Email (Standard)":"john@x.io"}}""";
        Assert.Equal(
            """{"status":"success","type":"export_users","data":{"users_not_found":[{"identifier_type":"moengage_id","identifier":"x"}],"users":["""
                + User
                + ","
                + User
                + "]}}",
            body.ToJsonString()
        );
    }

    [Fact]
    public async Task User_WithoutChosenFields_IsReadWhole()
    {
        var (_, body) = await server.PostAsync(
            Path,
            """{"data":{"identifiers":[{"identifier_type":"customer_id","identifier":"john_doe"}]}}"""
        );
        Assert.Equal(
            """{"last_name":"Doe","name":"John","custom_user_attr":12345,"u_em":"john@x.io","customer_id":"john_doe","id":"0195e0c2-7d4b-7c11-8f3e-6a0f2c9b1d55"}""",
            body["data"]!["users"]![0]!["user_attributes"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task User_OfAnotherWorkspace_IsNotFound()
    {
        server.Server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic("GLOBEX", TestKeyRing.OtherKey);
        var (_, body) = await server.PostAsync(
            "/v1/customers/export?app_id=GLOBEX",
            """{"data":{"identifiers":[{"identifier_type":"customer_id","identifier":"john_doe"}]}}"""
        );
        Assert.Empty(body["data"]!["users"]!.AsArray());
        Assert.Single(body["data"]!["users_not_found"]!.AsArray());
    }

    [Fact]
    public async Task Twenty_AreRead_AndOneMoreIsRefused()
    {
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(Path, Many(20))).Status);
        await server.RefuseAsync(Path, Many(21), "users", "max limit allowed is 20", "LimitBreached");
    }

    [Theory]
    [InlineData("{}", "data", "data is not found in the payload")]
    [InlineData("""{"data":{}}""", "identifiers", "identifiers is not found in the payload")]
    [InlineData("""{"data":{"identifiers":[]}}""", "identifiers", "identifiers can not be empty Array")]
    [InlineData("""{"data":[]}""", "data", "data is expected to be Object.")]
    [InlineData("""{"data":{"identifiers":["x"]}}""", "identifiers", "identifiers is expected to be Array of Objects.")]
    [InlineData(
        """{"data":{"identifiers":[{"identifier":"x"}]}}""",
        "identifier_type",
        "identifier_type is not found in the payload"
    )]
    [InlineData(
        """{"data":{"identifiers":[{"identifier_type":"id"}]}}""",
        "identifier",
        "identifier is not found in the payload"
    )]
    [InlineData(
        """{"data":{"identifiers":[{"identifier_type":"id","identifier":"x"}],"user_fields_to_export":"name"}}""",
        "user_fields_to_export",
        "user_fields_to_export is expected to be Array."
    )]
    [InlineData(
        """{"data":{"identifiers":[{"identifier_type":"id","identifier":"x"}],"user_fields_to_export":[1]}}""",
        "user_fields_to_export",
        "user_fields_to_export is expected to be Array of Strings."
    )]
    public Task Export_ThatIsWrong_IsRefused(string json, string attribute, string message) =>
        server.RefuseAsync(Path, json, attribute, message, "MissingAttributeError");

    [Fact]
    public Task Export_ByAnUnknownType_IsRefused() =>
        server.RefuseAsync(
            Path,
            """{"data":{"identifiers":[{"identifier_type":"email","identifier":"x"}]}}""",
            "identifier_type",
            "identifier_type can only be 'customer_id', 'moengage_id' or 'id'",
            "ValueError"
        );

    private static string Many(int count) =>
        JsonSerializer.Serialize(
            new
            {
                data = new
                {
                    identifiers = Enumerable
                        .Range(0, count)
                        .Select(n => new { identifier_type = "customer_id", identifier = $"user-{n}" }),
                },
            }
        );
}
