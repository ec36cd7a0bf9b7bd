using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Attune.Core.Storage;
using Attune.Core.Workspaces;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Data;

/// <summary>What all calls of the family have in common: who may call, and how the refusals around them are worded.</summary>
public sealed class DataFamilyTests : IAsyncLifetime
{
    private const string Mismatch = "App Secret key mismatch. Please login to the dashboard to verify key";
    private DataServer server = null!;

    public static TheoryData<string> Paths =>
        [
            "/v1/customer/ACME",
            "/v1/event/ACME",
            "/v1/transition/ACME",
            "/v1/device/ACME",
            "/v1/devices/manage?app_id=ACME",
            "/v1/customers/export?app_id=ACME",
            "/v1/customer/merge?app_id=ACME",
            "/v1/customer/delete?app_id=ACME",
            "/v1/opengdpr_requests/ACME",
        ];

    public async ValueTask InitializeAsync() => server = await DataServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Call_WithoutAKey_IsRefused(string path) =>
        await RefuseAsync(path, null, 401, "Authentication required", "Authentication Header Required");

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Call_WithAWrongKey_IsRefused(string path) =>
        await RefuseAsync(path, ProbeServer.Basic("ACME", "wrong"), 401, "Authentication required", Mismatch);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Call_WithAKeyOfOtherScopes_IsForbidden(string path)
    {
        server.Server.Keys.Add("ACME", "everything-but-data", KeyScopes.All & ~KeyScopes.Data);
        await RefuseAsync(
            path,
            ProbeServer.Basic("ACME", "everything-but-data"),
            403,
            "Forbidden",
            "The API key does not have the Data scope."
        );
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Call_WithTheKeyOfAnotherWorkspace_IsAConflict(string path) =>
        await RefuseAsync(
            path,
            ProbeServer.Basic("GLOBEX", TestKeyRing.OtherKey),
            409,
            "Authentication required.",
            "App key mismatch in params and authentication."
        );

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Call_ForAWorkspaceThatIsNotThere_IsRefused(string path) =>
        await RefuseAsync(
            path.Replace("ACME", "NOBODY"),
            ProbeServer.Basic("ACME", TestKeyRing.Key),
            path.Contains("delete") ? 403 : 400,
            "InvalidParams",
            "given app_id is invalid/blocked"
        );

    [Theory]
    [InlineData("/v1/customers/export")]
    [InlineData("/v1/customer/merge")]
    [InlineData("/v1/customer/delete")]
    [InlineData("/v1/devices/manage")]
    public async Task Call_ThatNamesNoWorkspace_IsRefused(string path) =>
        await RefuseAsync(
            path,
            ProbeServer.Basic("ACME", TestKeyRing.Key),
            400,
            "ParamsRequired",
            "app_id is required in path/query params."
        );

    [Theory]
    [InlineData("Bearer abc", "Invalid authorization used. MoEngage only supports 'Basic Auth' authorization.")]
    [InlineData("Basic ===", "Invalid authorization used. MoEngage only supports 'Basic Auth' authorization.")]
    [InlineData("Basic", "Authorization details are missing")]
    [InlineData("Basic OmtleQ==", "Username (APP_KEY) is missing in the Basic Auth authorization.")]
    [InlineData("Basic QUNNRTo=", "Password (APP_SECRET) is missing in the Basic Auth authorization.")]
    [InlineData("Basic Tk9CT0RZOmtleQ==", Mismatch)]
    public async Task Authorization_ThatIsWrong_IsToldInDocumentedWords(string authorization, string message)
    {
        using var request = Request("/v1/customer/ACME", "{}");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        await RefuseAsync(request, 401, "Authentication required", message);
    }

    [Fact]
    public async Task AppKeyHeader_WhereItIsSent_MustAgree()
    {
        using var request = Request("/v1/customer/ACME", "{}");
        request.Headers.Authorization = ProbeServer.Basic("ACME", TestKeyRing.Key);
        request.Headers.Add("MOE-APPKEY", "GLOBEX");
        await RefuseAsync(
            request,
            401,
            "Authentication required",
            "MOE_APPKEY doesn't match the Username (APP_KEY) used in Basic Auth authorization."
        );
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Body_ThatIsNotJson_IsRefused(string path)
    {
        var apostrophe = path.Contains("transition") ? "'" : "";
        foreach (var json in new[] { "{", "{\"type\":\"customer\",\"type\":\"event\"}", "{\"a\":\"\\ud800\"}" })
        {
            await RefuseAsync(
                path,
                ProbeServer.Basic("ACME", TestKeyRing.Key),
                400,
                "Malformed JSON",
                apostrophe + "Could not decode the request body. The JSON was incorrect or not encoded as UTF-8.",
                json
            );
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Body_ThatIsNoObject_IsRefused(string path)
    {
        foreach (var json in new[] { "", "[]", "\"text\"", "7", "null" })
        {
            await RefuseAsync(
                path,
                ProbeServer.Basic("ACME", TestKeyRing.Key),
                400,
                "Body type is not JSON",
                "A valid JSON document is required.",
                json
            );
        }
    }

    [Theory]
    [InlineData("/v1/customer/ACME", "PayloadTooLarge", "Payload size exceeds 128 KB")]
    [InlineData("/v1/event/ACME", "PayloadTooLarge", "Payload size exceeds 128 KB")]
    [InlineData("/v1/device/ACME", "PayloadTooLarge", "Payload size exceeds 128 KB")]
    [InlineData("/v1/customer/merge?app_id=ACME", "PayloadTooLarge", "The payload can not exceed 128KB")]
    [InlineData("/v1/devices/manage?app_id=ACME", "Payload too large", "Payload cannot exceed 128KB")]
    [InlineData("/v1/opengdpr_requests/ACME", "Payload too large", "Payload can not exceed 128KB.")]
    public async Task Body_Over128Kilobytes_IsRefusedInTheCallsWords(string path, string type, string message) =>
        await RefuseAsync(
            path,
            ProbeServer.Basic("ACME", TestKeyRing.Key),
            413,
            type,
            message,
            $"{{\"pad\":\"{new string('x', 128 * 1024)}\"}}"
        );

    [Theory]
    [InlineData("/v1/customer/ACME", "MediaTypeError", "Unsupported Media Type")]
    [InlineData("/v1/customers/export?app_id=ACME", "MediaTypeError", "Unsupported Media Type")]
    [InlineData("/v1/event/ACME", "Unsupported media type", "Content type is not supported")]
    [InlineData("/v1/opengdpr_requests/ACME", "Unsupported media type", "Content type is not supported")]
    public async Task MediaType_ThatIsForeign_IsRefusedInTheCallsWords(string path, string type, string message)
    {
        using var request = Request(path, "{}");
        request.Headers.Authorization = ProbeServer.Basic("ACME", TestKeyRing.Key);
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        await RefuseAsync(request, 415, type, message);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task MediaType_ThatIsMissing_IsRefused(string path)
    {
        using var request = Request(path, "{}");
        request.Headers.Authorization = ProbeServer.Basic("ACME", TestKeyRing.Key);
        request.Content!.Headers.ContentType = null;
        await RefuseAsync(request, 400, "Missing header value", "The Content-Type Header is required.");
    }

    [Theory]
    [InlineData("/v1/customer/ACME", "users", "RateLimitError", "Rate limit exceeded")]
    [InlineData(
        "/v1/event/ACME",
        "events",
        "Rate Limits Exceeded",
        "Rate limits for customers exceeded. Please Try After Some Time"
    )]
    public async Task Rate_ThatTheOperatorSets_IsKept(string path, string api, string type, string message)
    {
        await using var limited = await DataServer.StartAsync(($"Attune:RateLimits:{api}", "3"));
        var json = """{"type":"customer","customer_id":"c"}""";
        if (api == "events")
        {
            json = """{"type":"event","customer_id":"c","actions":[{"action":"a"},{"action":"b"}]}""";
        }
        var allowed = api == "events" ? 1 : 3;
        for (var n = 0; n < allowed; n++)
        {
            await limited.AcceptAsync(path, json);
        }
        var (status, body) = await limited.PostAsync(path, json);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal((type, message), ((string?)body["error"]!["type"], (string?)body["error"]!["message"]));
        Assert.Equal(allowed, limited.Users.Changes.Count);
    }

    [Theory]
    [InlineData("/v1/installInfo")]
    [InlineData("/v1/integrations/cohortsync")]
    [InlineData("/v1/nonsense")]
    public async Task Path_ThatIsNotServed_IsNotFoundInTheFamilysWords(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        await RefuseAsync(request, 404, "Not Found", "Resource not found");
    }

    [Fact]
    public async Task Method_ThatIsNotServed_IsRefusedInTheFamilysWords()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/customer/ACME");
        await RefuseAsync(request, 405, "Method Not Allowed", "Method not allowed");
    }

    [Fact]
    public async Task Database_ThatIsAway_IsToldWithATimeToRetry()
    {
        server.Users.Failure = new StorageUnavailableException("The disk is full.");
        using var request = Request("/v1/customer/ACME", """{"type":"customer","customer_id":"c"}""");
        request.Headers.Authorization = ProbeServer.Basic("ACME", TestKeyRing.Key);
        using var response = await RefuseAsync(
            request,
            503,
            "ServiceUnavailable",
            "The server cannot store data at the moment. Please Try After Some Time"
        );
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData(
        "/v1/customer/ACME",
        """{"type":"customer","customer_id":"c"}""",
        "ServerError",
        "Internal Server Error"
    )]
    [InlineData(
        "/v1/event/ACME",
        """{"type":"event","customer_id":"c","actions":[{"action":"a"}]}""",
        "ServerError",
        "An unexpected error was encountered while processing this request. Please contact MoEngage Team"
    )]
    public async Task Fault_OfTheServer_TellsNothingOfItsCause(string path, string json, string type, string message)
    {
        server.Users.Failure = new InvalidOperationException("the inner cause");
        await RefuseAsync(path, ProbeServer.Basic("ACME", TestKeyRing.Key), 500, type, message, json);
    }

    [Fact]
    public async Task Connection_WithTheRightKey_IsConfirmed()
    {
        using var request = Connection("ACME", TestKeyRing.Key);
        using var response = await server.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(
            """{"status":"success","app_name":"ACME"}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Connection_WithAnotherKeyInTheBody_IsRefused()
    {
        using var request = Connection("ACME", "wrong");
        await RefuseAsync(request, 401, "Authentication required", Mismatch);
    }

    [Fact]
    public async Task Connection_WithoutTheAppKeyHeader_IsRefused()
    {
        using var request = Connection("ACME", TestKeyRing.Key);
        request.Headers.Remove("MOE-APPKEY");
        await RefuseAsync(request, 401, "Authentication required", "MOE-APPKEY is missing in Header");
    }

    private static HttpRequestMessage Connection(string appId, string secret)
    {
        var request = Request(
            "/v1/integrations/authentication",
            $$"""{"app_id":"{{appId}}","app_secret":"{{secret}}","source":"test","region":"01"}"""
        );
        request.Headers.Authorization = ProbeServer.Basic("ACME", TestKeyRing.Key);
        request.Headers.Add("MOE-APPKEY", "ACME");
        return request;
    }

    private static HttpRequestMessage Request(string path, string json) =>
        new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private async Task RefuseAsync(
        string path,
        AuthenticationHeaderValue? authorization,
        int status,
        string type,
        string message,
        string json = "{}"
    )
    {
        using var request = Request(path, json);
        request.Headers.Authorization = authorization;
        (await RefuseAsync(request, status, type, message)).Dispose();
    }

    private async Task<HttpResponseMessage> RefuseAsync(
        HttpRequestMessage request,
        int status,
        string type,
        string message
    )
    {
        using var client = new HttpClient { BaseAddress = server.Server.Address };
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await DataServer.ReadAsync(response);
        Assert.Equal(
            (status, "fail", type, message),
            (
                (int)response.StatusCode,
                (string?)body["status"],
                (string?)body["error"]!["type"],
                (string?)body["error"]!["message"]
            )
        );
        Assert.Equal(Assert.Single(response.Headers.GetValues("X-Request-Id")), (string?)body["error"]!["request_id"]);
        Assert.Empty(server.Users.Changes);
        return response;
    }
}
