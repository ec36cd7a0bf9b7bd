using System.Text;
using Attune.Core.Content.Apis.Managing;
using Attune.Core.Tests.Outbound;

namespace Attune.Core.Tests.Content.Apis;

public sealed class ContentApiTokenTests
{
    [Fact]
    public async Task Calls_ThatNeedAToken_ShareOneUntilItEnds()
    {
        await using var bench = await ContentApiBench.StartAsync();
        await using var tokens = Tokens();
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await AddAsync(bench, server, tokens);
        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(at => Task.Run(() => bench.RenderAsync($"{{{{ ContentApi.x(params={{'i': {at}}}) }}}}")))
        );
        Assert.Single(tokens.Requests);
        Assert.All(
            server.Requests,
            request => Assert.Contains("Authorization: Bearer t1\r\n", request, StringComparison.Ordinal)
        );
        bench.Time.Advance(TimeSpan.FromMinutes(59.5));
        await bench.RenderAsync("{{ ContentApi.x(params={'i': 'later'}) }}");
        Assert.Equal(2, tokens.Requests.Count);
        Assert.Contains("Bearer t2", server.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenRequest_IsMadeOfClientCredentials()
    {
        await using var bench = await ContentApiBench.StartAsync();
        await using var tokens = Tokens();
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await AddAsync(bench, server, tokens);
        await bench.RenderAsync("{{ ContentApi.x() }}");
        var request = Assert.Single(tokens.Requests);
        var basic = Convert.ToBase64String("me%3Amyself:s3cret%2B"u8);
        Assert.Contains($"Authorization: Basic {basic}\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\ngrant_type=client_credentials&scope=read+write", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenRequest_CarriesCredentialsInTheBodyWhereAsked()
    {
        await using var bench = await ContentApiBench.StartAsync();
        await using var tokens = Tokens();
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await AddAsync(bench, server, tokens, "body");
        await bench.RenderAsync("{{ ContentApi.x() }}");
        Assert.EndsWith(
            "&client_id=me%3Amyself&client_secret=s3cret%2B",
            Assert.Single(tokens.Requests),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AToken_ThatIsNotTaken_IsReplacedOnce()
    {
        await using var bench = await ContentApiBench.StartAsync();
        await using var tokens = Tokens();
        await using var server = HostileServer.Start(request =>
            Encoding.ASCII.GetBytes(
                request.Contains("Bearer t1", StringComparison.Ordinal)
                    ? HostileServer.Json("{}", "401 No")
                    : HostileServer.Json("""{"ok":1}""")
            )
        );
        await AddAsync(bench, server, tokens);
        Assert.Equal("1", await bench.RenderAsync("{{ ContentApi.x().ok }}"));
        Assert.Equal((2, 2), (tokens.Requests.Count, server.Requests.Count));
    }

    [Fact]
    public async Task AToken_ThatIsNotGiven_LeavesTheApiUndefined()
    {
        await using var bench = await ContentApiBench.StartAsync();
        await using var tokens = HostileServer.Start(HostileServer.Json("""{"error":"invalid_client"}""", "401 No"));
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await AddAsync(bench, server, tokens);
        Assert.Equal("none", await bench.RenderAsync("{{ ContentApi.x()|default('none') }}"));
        Assert.Empty(server.Requests);
    }

    private static HostileServer Tokens()
    {
        var count = 0;
        return HostileServer.Start(_ =>
            Encoding.ASCII.GetBytes(
                HostileServer.Json(
                    $$"""{"access_token":"t{{Interlocked.Increment(ref count)}}","expires_in":3600,"token_type":"Bearer"}"""
                )
            )
        );
    }

    private static Task AddAsync(
        ContentApiBench bench,
        HostileServer server,
        HostileServer tokens,
        string credentialsIn = "header"
    ) =>
        bench.AddAsync(
            server,
            api =>
                api with
                {
                    CacheMinutes = 0,
                    OAuth = new ContentApiOAuthInput
                    {
                        TokenUrl = $"http://127.0.0.2:{tokens.Port}/token",
                        ClientId = "me:myself",
                        ClientSecret = "s3cret+",
                        Scope = "read write",
                        CredentialsIn = credentialsIn,
                    },
                }
        );
}
