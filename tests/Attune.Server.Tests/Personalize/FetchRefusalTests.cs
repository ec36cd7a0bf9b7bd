using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Storage;
using Attune.Core.Workspaces;
using Attune.Decisions.Experiences;
using Attune.Server.Personalize;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Personalize;

public sealed class FetchRefusalTests
{
    private const string Malformed =
        """{"title":"Malformed JSON","description":"Could not decode the request body. The JSON was incorrect or not encoded as UTF-8."}""";

    [Theory]
    [InlineData("DAY_OF_THE_WEEK", "funday", "Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday")]
    [InlineData("platform", "tv", "web, mweb, android, ios")]
    [InlineData(
        "TIME_OF_THE_DAY",
        "24",
        "00, 01, 02, 03, 04, 05, 06, 07, 08, 09, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23"
    )]
    public async Task Fetch_OfAValueOutsideItsEnumeration_GetsTheDocumentedWords(
        string field,
        string value,
        string allowed
    )
    {
        await using var server = await FetchServer.StartAsync();

        var (status, body) = await server.PostAsync($$"""{"{{field}}":"{{value}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var error = JsonNode.Parse(body)!;
        Assert.Equal("Invalid Field Value", (string?)error["title"]);
        Assert.Equal(
            $"{field} - Enum doesnt allow value: {value}, allowed values: [{allowed}]",
            (string?)error["description"]
        );
        Assert.Matches("^[A-Za-z0-9]{8}$", (string?)error["code"]);
        Assert.Equal(3, error.AsObject().Count);
    }

    [Fact]
    public async Task Fetch_OfSeveralWrongFields_NamesThemAll()
    {
        await using var server = await FetchServer.StartAsync();

        var (_, body) = await server.PostAsync("""{"user_id":5,"app_id":"GLOBEX","platform":"tv"}""");

        Assert.Equal(
            "user_id - Some of the field values are invalid: user_id : 5; app_id - Some of the field values are invalid: app_id : GLOBEX; platform - Enum doesnt allow value: tv, allowed values: [web, mweb, android, ios]",
            (string?)JsonNode.Parse(body)!["description"]
        );
    }

    [Fact]
    public async Task Fetch_OfTheRightAppId_IsServed()
    {
        await using var server = await FetchServer.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("""{"app_id":"ACME"}""")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{\"a\":1}x")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":{\"b\":1,\"b\":2}}")]
    [InlineData("{\"user_id\":\"\\udc00\"}")]
    public async Task Fetch_OfABodyThatIsNoJsonObject_GetsTheDocumentedWords(string json)
    {
        await using var server = await FetchServer.StartAsync();

        Assert.Equal((HttpStatusCode.BadRequest, Malformed), await server.PostAsync(json));
    }

    [Fact]
    public async Task Fetch_OfBytesThatAreNoUtf8_GetsTheDocumentedWords()
    {
        await using var server = await FetchServer.StartAsync();
        using var content = Json([.. "{\"user_id\":\""u8, 0xC3, .. "\"}"u8]);

        Assert.Equal((HttpStatusCode.BadRequest, Malformed), await server.PostAsync(content));
    }

    [Fact]
    public async Task Fetch_OfAGzipBody_IsRead_AndABrokenOneIsMalformed()
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish("exp-plain", ("v", VariableType.String, "x"));
        var packed = Gzip("""{"experience_key":"exp-plain"}"""u8.ToArray());
        using var sound = Json(packed);
        sound.Headers.ContentEncoding.Add("gzip");
        using var broken = Json(packed[..^12]);
        broken.Headers.ContentEncoding.Add("gzip");

        Assert.Contains("\"value\":\"x\"", (await server.PostAsync(sound)).Body);
        Assert.Equal((HttpStatusCode.BadRequest, Malformed), await server.PostAsync(broken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Fetch_OfAMissingOrForeignContentType_IsRefusedInTheFamilysEnvelope(string? type)
    {
        await using var server = await FetchServer.StartAsync();
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        Assert.Equal(
            (
                HttpStatusCode.UnsupportedMediaType,
                """{"title":"Unsupported media type","description":"Content type is not supported"}"""
            ),
            await server.PostAsync(content)
        );
    }

    [Fact]
    public async Task Fetch_OfTenMegabytes_IsRefused()
    {
        await using var server = await FetchServer.StartAsync();
        using var content = Json(Encoding.UTF8.GetBytes($$"""{"x":"{{new string('x', 10_000_000)}}"}"""));

        var (status, body) = await server.PostAsync(content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("Payload size exceeds 128 KB", (string?)JsonNode.Parse(body)!["description"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("NOBODY")]
    [InlineData("")]
    public async Task Fetch_WithAMissingOrUnknownAppKey_GetsTheDocumentedRequestError(string? appKey)
    {
        await using var server = await FetchServer.StartAsync();
        server.Server.Client.DefaultRequestHeaders.Remove("MOE-APPKEY");
        if (appKey is not null)
        {
            server.Server.Client.DefaultRequestHeaders.Add("MOE-APPKEY", appKey);
        }

        Assert.Equal(
            (
                HttpStatusCode.BadRequest,
                """{"title":"Request Error","description":"MoEngage Client not found. Please check values for headers - MOE-APPKEY or MOE-DBNAME"}"""
            ),
            await server.PostAsync("{}")
        );
    }

    [Theory]
    [InlineData("ACME", "wrong-key-wrong-key-wrong")]
    [InlineData("GLOBEX", TestKeyRing.OtherKey)]
    [InlineData("", "")]
    public async Task Fetch_WithWrongOrMixedCredentials_GetsTheDocumented401(string workspace, string key)
    {
        await using var server = await FetchServer.StartAsync();
        server.Server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic(workspace, key);

        await AssertUnauthenticatedAsync(server);
    }

    [Theory]
    [InlineData("Basic %%%")]
    [InlineData("Bearer x")]
    [InlineData(null)]
    public async Task Fetch_WithCredentialsThatCannotBeRead_GetsTheDocumented401(string? authorization)
    {
        await using var server = await FetchServer.StartAsync();
        server.Server.Client.DefaultRequestHeaders.Authorization = null;
        server.Server.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        await AssertUnauthenticatedAsync(server);
    }

    [Fact]
    public async Task Fetch_WithTheKeyOfAnotherTile_GetsTheDocumented401()
    {
        await using var server = await FetchServer.StartAsync();
        server.Server.Keys.Add("ACME", "content-key-content-key", KeyScopes.Content | KeyScopes.Data);
        server.Server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic("ACME", "content-key-content-key");

        await AssertUnauthenticatedAsync(server);
    }

    [Fact]
    public async Task Fetch_WhenTheServerFails_SaysNothingOfTheCause()
    {
        await using var server = await FetchServer.StartAsync();
        server.Users.Failure = new InvalidOperationException("secret cause");

        var (status, body) = await server.PostAsync("{}");

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal(
            """{"title":"Internal Server Error","description":"An unexpected error occurred on the server."}""",
            body
        );
    }

    [Fact]
    public async Task Fetch_WhenTheDatabaseIsAway_SaysSo()
    {
        await using var server = await FetchServer.StartAsync();
        server.Users.Failure = new StorageUnavailableException("gone");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.PostAsync("{}")).Status);
    }

    [Fact]
    public async Task Fetch_IsUnlimited_UnlessTheOperatorSetsARate()
    {
        await using var server = await FetchServer.StartAsync(("Attune:RateLimits:Fetch", "1"));

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("{}")).Status);
        var (status, body) = await server.PostAsync("{}");

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal(
            """{"title":"Too Many Requests","description":"Rate limit exceeded. Current limit: 1/1 mins"}""",
            body
        );
    }

    [Theory]
    [InlineData("/v1/experiences/nothing", HttpStatusCode.NotFound)]
    [InlineData("/v1/experiences/fetch", HttpStatusCode.MethodNotAllowed)]
    public async Task Get_OfWhatIsNotThere_IsAnsweredInTheFamilysEnvelope(string path, HttpStatusCode expected)
    {
        await using var server = await FetchServer.StartAsync();

        var (status, body) = await server.GetAsync(path);

        Assert.Equal(expected, status);
        Assert.StartsWith("{\"title\":", body);
    }

    private static async Task AssertUnauthenticatedAsync(FetchServer server) =>
        Assert.Equal(
            (
                HttpStatusCode.Unauthorized,
                """{"title":"Authentication required","description":"Invalid API_KEY used in Authentication Header"}"""
            ),
            await server.PostAsync("{}")
        );

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
