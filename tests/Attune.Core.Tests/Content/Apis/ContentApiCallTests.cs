using System.Text;
using Attune.Core.Content.Apis.Http;
using Attune.Core.Content.Apis.Managing;
using Attune.Core.Content.Rendering;
using Attune.Core.Tests.Outbound;

namespace Attune.Core.Tests.Content.Apis;

public sealed class ContentApiCallTests
{
    [Fact]
    public async Task Call_ThatIsAnswered_IsAddressedByDotAndIndexAndPrintedAsPythonPrints()
    {
        await using var server = HostileServer.Start(
            HostileServer.Json(
                """{"coord":{"lon":77.2,"ok":true,"none":null},"items":[{"title":"it's"},{"title":"B"}]}"""
            )
        );
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server);
        Assert.Equal(
            "B|77.2|{'lon': 77.2, 'ok': True, 'none': None}|[{'title': \"it's\"}, {'title': 'B'}]",
            await bench.RenderAsync(
                "{% set x = ContentApi.x() %}{{ x['items'][1].title }}|{{ x.coord.lon }}|{{ x.coord }}|{{ x['items'] }}"
            )
        );
    }

    [Fact]
    public async Task Call_WithTheSeedsArguments_SendsThemInPlaceOfTheConfigured()
    {
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(
            server,
            api =>
                api with
                {
                    Params = [new("units", "metric"), new("q", "{{ UserAttribute['City'] }}"), new("lang", "en")],
                }
        );
        await bench.RenderAsync(
            """{% set x = ContentApi.x({({"params":{"q":"London,uk"},"static_params":{"lang":"de"},"dynamic_params":{"n":3},"request_body":{}})}) %}""",
            """{"City":"Pune"}"""
        );
        Assert.StartsWith(
            "GET /data?units=metric&q=London%2Cuk&lang=de&n=3 HTTP/1.1\r\n",
            Assert.Single(server.Requests),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Call_OfATemplatedRequest_SendsUrlHeadersAndBody()
    {
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(
            server,
            api =>
                api with
                {
                    Method = "PUT",
                    Url = $"http://127.0.0.2:{server.Port}/users/{{{{ UserAttribute['uid'] }}}}/cart",
                    Headers =
                    [
                        new() { Name = "X-City", Value = "{{ UserAttribute['City'] }}" },
                        new()
                        {
                            Name = "X-Key",
                            Value = "s3cret",
                            Secret = true,
                        },
                    ],
                    Body = ContentApiBench.Json(
                        """{"user":"{{ UserAttribute['uid'] }}","n":1,"page":"{{ request_body.page }}"}"""
                    ),
                }
        );
        await bench.RenderAsync(
            "{{ ContentApi.x(request_body={'page': 2}) }}",
            """{"uid":"../admin?x=\"y\"","City":"Pune"}"""
        );
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("PUT /users/..%2Fadmin%3Fx%3D%22y%22/cart HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nX-City: Pune\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Key: s3cret\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("""{"user":"../admin?x=\u0022y\u0022","n":1,"page":"2"}""", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OfAForm_SendsFields()
    {
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(
            server,
            api =>
                api with
                {
                    Method = "POST",
                    BodyFormat = HttpContentApi.FormBody,
                    Body = ContentApiBench.Json("""{"a":"{{ UserAttribute['City'] }}&x","n":1}"""),
                }
        );
        await bench.RenderAsync("{{ ContentApi.x() }}", """{"City":"Pune"}""");
        Assert.EndsWith("\r\n\r\na=Pune%26x&n=1", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithAHeaderValueThatEndsTheLine_IsNotMade()
    {
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(
            server,
            api => api with { Headers = [new() { Name = "X-City", Value = "{{ UserAttribute['City'] }}" }] }
        );
        Assert.Equal(
            "none",
            await bench.RenderAsync("{{ ContentApi.x()|default('none') }}", """{"City":"Pune\r\nX-Evil: 1"}""")
        );
        Assert.Empty(server.Requests);
    }

    public static TheoryData<string, string> UselessAnswers =>
        new()
        {
            { HostileServer.Json("{}", "500 Oh"), "answered 500" },
            { HostileServer.Json("{}", "404 No"), "answered 404" },
            { HostileServer.Json("{\"a\":"), "not JSON" },
            { HostileServer.Json("<p>"), "not JSON" },
            {
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
                "text/html"
            },
            { HostileServer.Json("{}", headers: "Content-Encoding: gzip\r\n"), "damaged" },
            { HostileServer.Redirect("http://127.0.0.1/"), "private" },
            { "HTTP/1.1 200 OK\r\nContent-Length: 1099511627776\r\n\r\n", "beyond the limit" },
            { HostileServer.Json(new string('[', 100) + new string(']', 100)), "not JSON" },
        };

    [Theory]
    [MemberData(nameof(UselessAnswers))]
    public async Task Call_ThatIsNotAnsweredWithJson_IsUndefinedAndNamedInTheDiagnostics(string response, string reason)
    {
        await using var server = HostileServer.Start(response);
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server);
        var diagnostics = new RenderDiagnostics();
        Assert.Equal(
            "||none|none",
            await bench.RenderAsync(
                "{{ ContentApi.x() }}|{{ ContentApi.x().a.b[0] }}|{{ ContentApi.x()|default('none') }}|{{ ContentApi.x().a.b|default('none') }}",
                diagnostics: diagnostics
            )
        );
        var told = Assert.Single(diagnostics.All);
        Assert.Equal(DiagnosticCategory.ContentApi, told.Category);
        Assert.StartsWith("Content API 'x' did not answer: ", told.Message, StringComparison.Ordinal);
        Assert.Contains(reason, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThatIsSlow_IsUndefinedBeforeTheRenderRunsOutOfTime()
    {
        await using var server = HostileServer.Start((_, _, token) => Task.Delay(Timeout.Infinite, token));
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server);
        var rendering = bench.RenderAsync("{{ ContentApi.x().name|default('none') }}");
        await server.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("none", await bench.PassTimeUntilAsync(rendering, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Call_OfAServerInTrouble_IsRepeatedUntilItAnswers()
    {
        var count = 0;
        await using var server = HostileServer.Start(_ =>
            Encoding.ASCII.GetBytes(
                Interlocked.Increment(ref count) < 4 ? HostileServer.Json("{}", "503 Busy") : HostileServer.Json("[7]")
            )
        );
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server, api => api with { Retries = 3 });
        var rendering = bench.RenderAsync("{{ ContentApi.x()[0] }}");
        Assert.Equal("7", await bench.PassTimeUntilAsync(rendering, TimeSpan.FromMilliseconds(100)));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Call_ThatIsRefusedForGood_IsNotRepeated()
    {
        await using var server = HostileServer.Start(HostileServer.Json("{}", "403 No"));
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server, api => api with { Retries = 3 });
        await bench.RenderAsync("{{ ContentApi.x() }}");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Call_OfAServerThatFailsAgainAndAgain_IsLeftAloneForAWhile()
    {
        await using var server = HostileServer.Start(HostileServer.Json("{}", "500 Oh"));
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server, api => api with { CacheMinutes = 0 });
        for (var at = 0; at < 30; at++)
        {
            await bench.RenderAsync("{{ ContentApi.x() }}");
        }
        Assert.Equal(10, server.Requests.Count);
        bench.Time.Advance(TimeSpan.FromSeconds(16));
        await bench.RenderAsync("{{ ContentApi.x() }}");
        Assert.Equal(11, server.Requests.Count);
    }

    [Fact]
    public async Task Calls_OfMoreThanFiveInOneRender_AreRefused()
    {
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server);
        await Assert.ThrowsAsync<Attune.Jinja.JinjaLimitException>(() =>
            bench.RenderAsync("{% for i in range(6) %}{{ ContentApi.x(params={'i': i}) }}{% endfor %}")
        );
        Assert.InRange(server.Requests.Count, 0, 5);
    }

    [Fact]
    public async Task Test_OfAnApiWithMaskedFields_HidesThemFromWhoeverTests()
    {
        await using var server = HostileServer.Start(
            HostileServer.Json("""{"customer":{"email":"a@b.c","name":"A"},"list":[{"email":"d@e.f"}]}""")
        );
        await using var bench = await ContentApiBench.StartAsync();
        var api = await bench.AddAsync(server, api => api with { MaskedFields = ["customer.email", "list.email"] });
        var test = await bench
            .Get<TestContentApi>()
            .ExecuteAsync(
                ContentApiBench.Workspace,
                api.Record.Id,
                Attune.Decisions.Users.AttributeSet.Empty,
                Attune.Decisions.Users.AttributeSet.Empty,
                TestContext.Current.CancellationToken
            );
        Assert.Equal(
            """{"customer":{"email":"***","name":"A"},"list":[{"email":"***"}]}""",
            test!.Body!.Value.GetRawText()
        );
        Assert.Equal("a@b.c", await bench.RenderAsync("{{ ContentApi.x().customer.email }}"));
    }
}
