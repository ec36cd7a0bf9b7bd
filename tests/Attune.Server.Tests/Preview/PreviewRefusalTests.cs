using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Attune.Core.Content.Templates;
using Attune.Core.Workspaces;
using Attune.Server.Preview;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Preview;

public sealed class PreviewRefusalTests
{
    private const string Sound = """
        {"request_id":"1","personalization_content":{"payload":{"a":"b"}},"personalization_details":{"channel":"SMS"}}
        """;

    [Fact]
    public async Task Preview_WithoutAChannel_IsRefusedInTheDocumentedWords()
    {
        await using var server = await PreviewServer.StartAsync();

        var (status, body) = await server.PostAsync(
            """{"request_id":"1","personalization_content":{"payload":{"a":"b"}},"personalization_details":{}}"""
        );

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            """{"error":{"message":"Invalid Request","details":[{"target":"channel","message":"channel - Field is required but value is None : None"}]}}""",
            body.ToJsonString()
        );
    }

    [Fact]
    public async Task Preview_WithManyMistakes_NamesThemAllAtOnce()
    {
        await using var server = await PreviewServer.StartAsync();

        var details = await server.RefuseAsync(
            """
            {"request_id":7,"personalization_content":{"payload":{}},
             "personalization_details":{"channel":"FAX","user_attributes":[]},
             "user_details":{"identifier":"shoe size"}}
            """
        );

        Assert.Equal(
            [
                "request_id: request_id - Field must be a string but value is 7",
                "personalization_content: personalization_content - Either payload or custom_template_data should have a value",
                "channel: channel - Enum doesnt allow value: FAX, allowed values: [EMAIL, PUSH, SMS]",
                "user_attributes: user_attributes - Field must be an object but value is []",
                "identifier_value: identifier_value - Field is required but value is None : None",
                "identifier: identifier - Enum doesnt allow value: shoe size, allowed values: [ID, customer_id, uid, email, u_em, mobile, phone, u_mb, visitor_id, visitor id]",
            ],
            details
        );
    }

    [Fact]
    public async Task Preview_OfATemplateThatNobodyStored_NamesTheTemplate()
    {
        await using var server = await PreviewServer.StartAsync();
        await server.AddTemplateAsync("t", 1, TemplateChannel.Push, """{"a":"b"}""");

        foreach (var (id, version) in new[] { ("t", "2"), ("t", "one"), ("t", "-1"), ("other", "1") })
        {
            var details = await server.RefuseAsync(ForTemplate(id, version, "PUSH"));

            Assert.Equal(
                [
                    $"custom_template_data: custom_template_data - Custom template does not exist: template_id {id}, version {version}",
                ],
                details
            );
        }
    }

    [Fact]
    public async Task Preview_OfATemplateForAnotherChannel_NamesTheChannel()
    {
        await using var server = await PreviewServer.StartAsync();
        await server.AddTemplateAsync("t", 1, TemplateChannel.InApp, """{"a":"b"}""");

        var details = await server.RefuseAsync(ForTemplate("t", "1", "PUSH"));

        Assert.Equal(["channel: channel - Custom template is for INAPP but value is PUSH"], details);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{\"request_id\":\"1\",\"request_id\":\"2\"}")]
    [InlineData("{\"request_id\":\"\\ud800\"}")]
    [InlineData("not json")]
    public async Task Preview_OfABodyThatIsNoJson_IsRefused(string json)
    {
        await using var server = await PreviewServer.StartAsync();

        Assert.Equal(
            ["request_body: Could not decode the request body. The JSON was incorrect or not encoded as UTF-8."],
            await server.RefuseAsync(json)
        );
    }

    [Fact]
    public async Task Preview_OfBytesThatAreNoUtf8_IsRefused()
    {
        await using var server = await PreviewServer.StartAsync();
        using var content = Json([.. "{\"request_id\":\""u8, 0xFF, .. "\"}"u8]);

        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync(content)).Status);
    }

    [Theory]
    [InlineData(null, "Content-Type - Field is required but value is None : None")]
    [InlineData("text/plain", "Content-Type - Enum doesnt allow value: text/plain, allowed values: [application/json]")]
    [InlineData(
        "application/json; charset=utf-16",
        "Content-Type - Enum doesnt allow value: application/json; charset=utf-16, allowed values: [application/json]"
    )]
    public async Task Preview_OfAMissingOrForeignContentType_NamesIt(string? type, string message)
    {
        await using var server = await PreviewServer.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Sound));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        var (status, body) = await server.PostAsync(content);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            ("Content-Type", message),
            ((string?)body["error"]!["details"]![0]!["target"], (string?)body["error"]!["details"]![0]!["message"])
        );
    }

    [Theory]
    [InlineData("Content-Encoding", "gzip")]
    [InlineData("data-compression", "true")]
    [InlineData("Data-Compression", "gzip")]
    public async Task Preview_OfAGzipBody_IsRead(string header, string value)
    {
        await using var server = await PreviewServer.StartAsync();
        using var content = Json(Gzip(Encoding.UTF8.GetBytes(Sound)));
        content.Headers.TryAddWithoutValidation(header, value);

        var (status, body) = await server.PostAsync(content);

        Assert.Equal(
            (HttpStatusCode.OK, """{"personalized_content":{"payload":{"a":"b"}}}"""),
            (status, body.ToJsonString())
        );
    }

    [Fact]
    public async Task Preview_OfABodyThatSaysGzipAndIsNot_IsRefused()
    {
        await using var server = await PreviewServer.StartAsync();
        using var content = Json(Encoding.UTF8.GetBytes(Sound));
        content.Headers.ContentEncoding.Add("gzip");

        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync(content)).Status);
    }

    [Fact]
    public async Task Preview_OfAnEncodingThatTheServerDoesNotRead_NamesTheEncoding()
    {
        await using var server = await PreviewServer.StartAsync();
        using var content = Json(Encoding.UTF8.GetBytes(Sound));
        content.Headers.ContentEncoding.Add("br");

        var (status, body) = await server.PostAsync(content);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Content-Encoding", (string?)body["error"]!["details"]![0]!["target"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Preview_OfTenMegabytes_IsRefused_AlsoWhereTheyCameSmall(bool packed)
    {
        await using var server = await PreviewServer.StartAsync();
        var large = Encoding.UTF8.GetBytes(Sound.Replace("\"b\"", $"\"{new string('x', 10_000_000)}\""));
        using var content = Json(packed ? Gzip(large) : large);
        if (packed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        var (status, body) = await server.PostAsync(content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("Payload size exceeds 4096 KB", (string?)body["error"]!["details"]![0]!["message"]);
    }

    [Theory]
    [InlineData("ACME", "wrong-key-wrong-key-wrong")]
    [InlineData("GLOBEX", TestKeyRing.OtherKey)]
    [InlineData("NOBODY", TestKeyRing.Key)]
    [InlineData("", "")]
    public async Task Preview_WithWrongOrForeignCredentials_GetsTheDocumented401(string workspace, string key)
    {
        await using var server = await PreviewServer.StartAsync();
        server.Server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic(workspace, key);

        await AssertUnauthenticatedAsync(server);
    }

    [Theory]
    [InlineData("Basic !!!not-base64!!!")]
    [InlineData("Basic")]
    [InlineData("Bearer abc")]
    [InlineData(null)]
    public async Task Preview_WithCredentialsThatCannotBeRead_GetsTheDocumented401(string? authorization)
    {
        await using var server = await PreviewServer.StartAsync();
        server.Server.Client.DefaultRequestHeaders.Authorization = null;
        server.Server.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        await AssertUnauthenticatedAsync(server);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("NOBODY")]
    [InlineData("GLOBEX")]
    public async Task Preview_WithAMissingUnknownOrForeignAppKey_GetsTheDocumented401(string? appKey)
    {
        await using var server = await PreviewServer.StartAsync();
        server.Server.Client.DefaultRequestHeaders.Remove("MOE-APPKEY");
        if (appKey is not null)
        {
            server.Server.Client.DefaultRequestHeaders.Add("MOE-APPKEY", appKey);
        }

        await AssertUnauthenticatedAsync(server);
    }

    [Fact]
    public async Task Preview_WithAKeyOfAnotherScope_GetsTheDocumented401()
    {
        await using var server = await PreviewServer.StartAsync();
        server.Server.Keys.Add(TestKeyRing.Workspace, "data-only-key-data-only", KeyScopes.Data);
        server.Server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic(
            TestKeyRing.Workspace,
            "data-only-key-data-only"
        );

        await AssertUnauthenticatedAsync(server);
    }

    [Fact]
    public async Task Preview_BeyondItsRate_GetsTheDocumented429_UntilTheMinuteEnds()
    {
        await using var server = await PreviewServer.StartAsync(("Attune:RateLimits:Preview", "2"));
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(Sound)).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(Sound)).Status);

        using var content = Json(Encoding.UTF8.GetBytes(Sound));
        using var response = await server.Server.Client.PostAsync(
            PreviewEndpoints.Path,
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(
            """{"error":{"message":"Rate limit reached","details":[{"message":"Rate Limit Exceeded. You have made too many requests in a short period."}]}}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("45", response.Headers.GetValues("Retry-After").Single());
        Assert.Equal("2", response.Headers.GetValues("x-ratelimit-limit").Single());
        Assert.Equal("0", response.Headers.GetValues("x-ratelimit-remaining").Single());

        server.Server.Time.Advance(TimeSpan.FromSeconds(45));
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(Sound)).Status);
    }

    [Fact]
    public async Task Preview_WhenTheServerFails_GetsTheDocumented500_WhoseDetailsAreAnObject()
    {
        await using var server = await PreviewServer.StartAsync();
        server.Users.Failure = new InvalidOperationException("secret cause");

        var (status, body) = await server.PostAsync(PreviewServer.Request("""{"a":"b"}""", user: "x"));

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal(
            """{"error":{"message":"Server Error","details":{"message":"An unexpected error was encountered while processing this request. Please contact MoEngage Team"}}}""",
            body.ToJsonString()
        );
    }

    [Fact]
    public async Task Preview_ByAnotherMethod_GetsTheFamilys405()
    {
        await using var server = await PreviewServer.StartAsync();

        using var response = await server.Server.Client.GetAsync(
            PreviewEndpoints.Path,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.StartsWith(
            """{"error":{"message":""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    private static async Task AssertUnauthenticatedAsync(PreviewServer server)
    {
        var (status, body) = await server.PostAsync(Sound);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(
            """{"error":{"message":"Invalid Request","details":[{"target":"MOE-APPKEY","message":"Invalid MOE-APPKEY used in Authentication Header"}]}}""",
            body.ToJsonString()
        );
    }

    private static string ForTemplate(string id, string version, string channel) =>
        $$$"""
            {"request_id":"1","personalization_details":{"channel":"{{{channel}}}"},
             "personalization_content":{"custom_template_data":{"template_id":"{{{id}}}","version":"{{{version}}}"} } }
            """;

    private static ByteArrayContent Json(byte[] bytes) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }
        return packed.ToArray();
    }
}
