using System.Net;
using System.Text;
using Attune.Core.Tests.Outbound;

namespace Attune.Server.Tests.ContentApis;

public sealed class ContentApiFamilyTests
{
    [Fact]
    public async Task AContentApi_IsMadeListedTestedUsedChangedAndDeleted()
    {
        await using var source = Source("""{"name":"London","weather":[{"main":"Rain"}]}""");
        await using var server = await ContentApiServer.StartAsync(source.Port);
        var (status, created) = await server.SendAsync(HttpMethod.Post, "/api/v1/content-apis", Weather(source));
        Assert.Equal(HttpStatusCode.Created, status);
        var id = (string)created!["id"]!;
        Assert.Equal("http", (string?)created["kind"]);
        Assert.Null(created["headers"]![0]!["value"]);

        var (_, list) = await server.SendAsync(HttpMethod.Get, "/v5/content-apis?name=weather");
        Assert.Equal(id, (string?)Assert.Single(list!["data"]!.AsArray())!["id"]);
        Assert.Equal("***", (string?)list["data"]![0]!["headers"]![0]!["value"]);

        var (_, test) = await server.SendAsync(
            HttpMethod.Post,
            $"/v5/content-apis/{id}/test",
            """{"request_id":"r-1","dynamic_values":{"UserAttribute":{"City":"Pune"}}}"""
        );
        Assert.Equal("r-1", (string?)test!["response_id"]);
        Assert.Equal(200, (int)test["data"]!["api_response_code"]!);
        Assert.Equal("London", (string?)test["data"]!["api_response_body"]!["name"]);
        Assert.Contains("GET /w?q=Pune ", source.Requests.Last(), StringComparison.Ordinal);
        Assert.Contains("X-Key: s3cret", source.Requests.Last(), StringComparison.Ordinal);

        var (_, preview) = await server.SendAsync(
            HttpMethod.Post,
            "/core-services/v1/personalization/preview",
            Preview
        );
        Assert.Equal("Rain", (string?)preview!["personalized_content"]!["payload"]!["t"]);

        var path = $"/api/v1/content-apis/{id}";
        Assert.Equal(
            HttpStatusCode.PreconditionRequired,
            (await server.SendAsync(HttpMethod.Put, path, Weather(source))).Status
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await server.SendAsync(HttpMethod.Put, path, Weather(source), ifMatch: "*")).Status
        );
        Assert.Equal(HttpStatusCode.NoContent, (await server.SendAsync(HttpMethod.Delete, path, ifMatch: "*")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, path)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await server.SendAsync(HttpMethod.Post, $"/v5/content-apis/{id}/test", """{"request_id":"1"}""")).Status
        );
    }

    [Fact]
    public async Task ASecret_OutlivesARestartAndIsInNoFileAndNoLog()
    {
        await using var source = Source("""{"weather":[{"main":"Rain"}]}""");
        await using var server = await ContentApiServer.StartAsync(source.Port);
        await server.SendAsync(HttpMethod.Post, "/api/v1/content-apis", Weather(source));
        var before = server.Server.Log;
        await server.RestartAsync(source.Port);
        var (_, preview) = await server.SendAsync(
            HttpMethod.Post,
            "/core-services/v1/personalization/preview",
            Preview
        );
        Assert.Equal("Rain", (string?)preview!["personalized_content"]!["payload"]!["t"]);
        Assert.Contains("X-Key: s3cret", source.Requests.Last(), StringComparison.Ordinal);
        await server.Server.StopAsync();
        var files = Directory
            .EnumerateFiles(server.Data, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal));
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.DoesNotContain(
                "s3cret",
                await reader.ReadToEndAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }
        Assert.DoesNotContain(
            before.Lines.Concat(server.Server.Log.Lines),
            line => line.Contains("s3cret", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task List_GoesOnFromItsCursor()
    {
        await using var server = await ContentApiServer.StartAsync(1);
        for (var at = 0; at < 3; at++)
        {
            await server.SendAsync(
                HttpMethod.Post,
                "/api/v1/content-apis",
                $$"""{"name":"s{{at}}","kind":"sample","response":[1]}"""
            );
        }
        var (_, first) = await server.SendAsync(HttpMethod.Get, "/v5/content-apis?limit=2");
        Assert.Equal(2, first!["data"]!.AsArray().Count);
        var (_, second) = await server.SendAsync(
            HttpMethod.Get,
            $"/v5/content-apis?limit=2&cursor={first["next_cursor"]}"
        );
        Assert.Single(second!["data"]!.AsArray());
        Assert.Null(second["next_cursor"]);
    }

    [Theory]
    [InlineData("limit=21", "limit")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=%21", "cursor")]
    public async Task List_OfANonsensicalPage_IsRefused(string query, string target)
    {
        await using var server = await ContentApiServer.StartAsync(1);
        var (status, body) = await server.SendAsync(HttpMethod.Get, $"/v5/content-apis?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("VALIDATION_FAILED", (string?)body!["error"]!["code"]);
        Assert.Equal(target, (string?)body["error"]!["target"]);
    }

    [Fact]
    public async Task Test_OfAPrivateAddress_SaysThatItIsRefused()
    {
        await using var source = Source("{}");
        await using var server = await ContentApiServer.StartAsync(1);
        var (_, created) = await server.SendAsync(
            HttpMethod.Post,
            "/api/v1/content-apis",
            """{"name":"inside","method":"GET","url":"http://127.0.0.1/","retries":0}"""
        );
        var (status, test) = await server.SendAsync(
            HttpMethod.Post,
            $"/v5/content-apis/{created!["id"]}/test",
            """{"request_id":"1"}"""
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(test!["data"]!["api_response_code"]);
        Assert.Contains("private", (string?)test["data"]!["error"], StringComparison.Ordinal);
        Assert.Equal(0, source.Connections);
    }

    private const string Preview = """
        {"request_id":"1","personalization_content":{"payload":{"t":"{{ ContentApi.weather().weather[0].main }}"}},
         "personalization_details":{"channel":"SMS"}}
        """;

    private static HostileServer Source(string json) =>
        HostileServer.Start(
            HostileServer.Private,
            async (_, stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(HostileServer.Json(json)), token)
        );

    private static string Weather(HostileServer source) =>
        $$$"""
            {"name":"weather","method":"GET","url":"http://127.0.0.1:{{{source.Port}}}/w",
             "params":[{"name":"q","value":"{{ UserAttribute['City'] }}"}],
             "headers":[{"name":"X-Key","value":"s3cret","secret":true}]}
            """;
}
