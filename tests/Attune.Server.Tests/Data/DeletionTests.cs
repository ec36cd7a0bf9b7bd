using System.Net;
using Attune.Core.Users;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Users;

namespace Attune.Server.Tests.Data;

public sealed class DeletionTests : IAsyncLifetime
{
    private const string DeletePath = "/v1/customer/delete?app_id=ACME";
    private const string ErasePath = "/v1/opengdpr_requests/ACME";
    private DataServer server = null!;

    public async ValueTask InitializeAsync() => server = await DataServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("customer_id", "customer_id")]
    [InlineData("id", "id")]
    [InlineData("moengage_id", "id")]
    public async Task Delete_HappensAfterADay(string type, string kind)
    {
        var user = new Identifier(kind, "john_doe");
        server.Users.Known[("ACME", user)] = new UserView { Id = Guid.NewGuid(), BucketingId = "b" };
        await server.AcceptAsync(DeletePath, $$"""{"identity_type":"{{type}}","identity_value":"john_doe"}""");
        Assert.Equal([("ACME", user, TimeSpan.FromHours(24))], server.Users.Deletions);
    }

    [Fact]
    public async Task Delete_HappensWhenTheOperatorSays()
    {
        await using var prompt = await DataServer.StartAsync(("Attune:DeleteAfter", "01:30:00"));
        await prompt.PostAsync(DeletePath, """{"identity_type":"id","identity_value":"x"}""");
        Assert.Equal(TimeSpan.FromMinutes(90), Assert.Single(prompt.Users.Deletions).Delay);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-01:00:00")]
    public async Task Delay_ThatIsNone_StopsTheStart(string value)
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() =>
            DataServer.StartAsync(("Attune:DeleteAfter", value))
        );
        Assert.Contains("Attune:DeleteAfter", refusal.Message);
    }

    [Fact]
    public async Task Delete_OfNobody_SaysSo()
    {
        var (status, body) = await server.PostAsync(
            DeletePath,
            """{"identity_type":"customer_id","identity_value":"b3XSJ7"}"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("User doesn't exists with customer id b3XSJ7", (string?)body["error"]!["message"]);
        Assert.Equal("Not Found", (string?)body["error"]!["type"]);
    }

    [Theory]
    [InlineData("{}", "identity_type", "identity_value")]
    [InlineData("""{"identity_type":"","identity_value":1}""", "identity_type", "identity_value")]
    public async Task Delete_WithBothFieldsWrong_NamesBoth(string json, params string[] fields)
    {
        var (status, body) = await server.PostAsync(DeletePath, json);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(fields, body["error"]!["details"]!.AsArray().Select(detail => (string?)detail!["attribute"]));
    }

    [Fact]
    public async Task Refusals_ByTheRate_HaveTheTitledBody()
    {
        await using var limited = await DataServer.StartAsync(("Attune:RateLimits:Delete", "1"));
        const string Json = """{"identity_type":"id","identity_value":"x"}""";
        await limited.PostAsync(DeletePath, Json);
        var (status, body) = await limited.PostAsync(DeletePath, Json);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal(
            """{"status":"fail","title":"Rate limit exceeded","description":"Exceeded rate limit for this url"}""",
            body.ToJsonString()
        );
    }

    [Theory]
    [InlineData("email", "u_em")]
    [InlineData("mobile", "u_mb")]
    [InlineData("ID", "customer_id")]
    public async Task Erasure_HappensAtOnce(string type, string kind)
    {
        var (status, body) = await server.PostAsync(ErasePath, Erasure(type));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("success", (string?)body["status"]);
        Assert.Equal("Your request has been accepted and will be processed soon.", (string?)body["message"]);
        Assert.True(Guid.TryParse((string?)body["request_id"], out _));
        Assert.Equal([("ACME", new Identifier(kind, "johndoe"), TimeSpan.Zero)], server.Users.Deletions);
    }

    [Theory]
    [InlineData("google_advertising_id", "moe_gaid")]
    [InlineData("advertising_identifier", "advertising_identifier")]
    [InlineData("user_secondary_id", "user_secondary_id")]
    public async Task Erasure_ByAnIdentifierOfTheWorkspace_FindsThePerson(string type, string kind)
    {
        server.Server.Settings["ACME"] = new WorkspaceSettings { Identifiers = [kind] };
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(ErasePath, Erasure(type))).Status);
        Assert.Equal(kind, Assert.Single(server.Users.Deletions).User.Kind);
    }

    [Theory]
    [InlineData("google_advertising_id")]
    [InlineData("user_secondary_id")]
    public Task Erasure_ByWhatFindsNobody_IsNotAccepted(string type) =>
        server.RefuseAsync(
            ErasePath,
            Erasure(type),
            type,
            $"{type} is not an identifier of this workspace",
            "ValueError"
        );

    [Theory]
    [InlineData(
        """{"submitted_time":"2018-10-05T15:00:00Z","identities":[{"identity_type":"ID","identity_value":"x"}],"api_version":"1.0"}""",
        "request_type",
        "request_type is not found in the payload"
    )]
    [InlineData(
        """{"request_type":"erasure","submitted_time":"2018-10-05T15:00:00Z","api_version":"1.0"}""",
        "identities",
        "identities is not found in the payload"
    )]
    [InlineData(
        """{"request_type":"erasure","identities":[{"identity_type":"ID","identity_value":"x"}],"api_version":"1.0"}""",
        "submitted_time",
        "submitted_time is not found in the payload"
    )]
    [InlineData(
        """{"request_type":"erasure","submitted_time":"2018-10-05T15:00:00Z","identities":[{"identity_type":"ID","identity_value":"x"}]}""",
        "api_version",
        "api_version is not found in the payload"
    )]
    public Task Erasure_WithoutARequiredField_IsRefused(string json, string attribute, string message) =>
        server.RefuseAsync(ErasePath, json, attribute, message, "MissingAttributeError");

    [Theory]
    [InlineData(
        """{"request_type":"portability","submitted_time":"2018-10-05T15:00:00Z","identities":[{"identity_type":"ID","identity_value":"x"}],"api_version":"1.0"}""",
        "request_type"
    )]
    [InlineData(
        """{"request_type":"erasure","submitted_time":"some day","identities":[{"identity_type":"ID","identity_value":"x"}],"api_version":"1.0"}""",
        "submitted_time"
    )]
    [InlineData(
        """{"request_type":"erasure","submitted_time":"2018-10-05T15:00:00Z","identities":[{"identity_type":"shoe","identity_value":"x"}],"api_version":"1.0"}""",
        "identity_type"
    )]
    public async Task Erasure_WithAWrongValue_IsRefused(string json, string attribute)
    {
        var (status, body) = await server.PostAsync(ErasePath, json);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            (attribute, "ValueError"),
            ((string?)body["error"]!["attribute"], (string?)body["error"]!["type"])
        );
        Assert.Empty(server.Users.Deletions);
    }

    private static string Erasure(string type) =>
        $$"""{"request_type":"erasure","submitted_time":"2018-10-05T15:00:00Z","identities":[{"identity_type":"{{type}}","identity_value":"johndoe"}],"api_version":"1.0"}""";
}
