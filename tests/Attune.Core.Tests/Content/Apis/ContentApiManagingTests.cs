using System.Text;
using Attune.Core.Content;
using Attune.Core.Content.Apis.Http;
using Attune.Core.Content.Apis.Managing;
using Attune.Core.Tests.Outbound;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Audit;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Tests.Content.Apis;

public sealed class ContentApiManagingTests
{
    [Fact]
    public async Task Create_OfEverythingWrong_NamesItAllWithPaths()
    {
        await using var bench = await ContentApiBench.StartAsync();
        var outcome = await bench
            .Get<CreateContentApi>()
            .ExecuteAsync(
                ContentApiBench.Workspace,
                new ContentApiProposal
                {
                    Name = "a b",
                    Method = "DELETE",
                    Url = "http://{{ UserAttribute.host }}/x",
                    Response = ContentApiBench.Json("1"),
                    Params = [new("", "{{"), new("a", "1"), new("a", "2")],
                    Headers =
                    [
                        new() { Name = "Host", Value = "x" },
                        new() { Name = "X-A" },
                        new() { Name = "X-B", Secret = true },
                    ],
                    BodyFormat = "xml",
                    Body = ContentApiBench.Json("""{"a":["{% if %}"]}"""),
                    OAuth = new ContentApiOAuthInput
                    {
                        TokenUrl = "ftp://x",
                        ClientId = "",
                        CredentialsIn = "query",
                    },
                    TimeoutMs = 6_000,
                    Retries = 4,
                    CacheMinutes = 3,
                    MaskedFields = ["a..b"],
                },
                ContentApiBench.Author,
                CancellationToken.None
            );
        Assert.Equal(
            [
                "name",
                "response",
                "method",
                "url",
                "params[0].name",
                "params[0].value",
                "params[2].name",
                "headers[0].name",
                "headers[1].value",
                "headers[2].value",
                "body_format",
                "body.a[0]",
                "oauth.token_url",
                "oauth.client_id",
                "oauth.client_secret",
                "oauth.credentials_in",
                "timeout_ms",
                "retries",
                "cache_minutes",
                "masked_fields[0]",
            ],
            outcome.Problems.Select(problem => problem.Path)
        );
    }

    [Theory]
    [InlineData("http://user@x.test/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://x.test/#a")]
    [InlineData("http://x.test/{{ a")]
    [InlineData("http://x.test/{% if a %}b{% endif %}")]
    [InlineData("http://x.test:{{ a }}/")]
    [InlineData("{{ a }}")]
    [InlineData("")]
    public async Task Create_WithAUrlThatCannotBe_IsRefused(string url)
    {
        await using var bench = await ContentApiBench.StartAsync();
        var outcome = await bench
            .Get<CreateContentApi>()
            .ExecuteAsync(
                ContentApiBench.Workspace,
                new ContentApiProposal
                {
                    Name = "x",
                    Method = "GET",
                    Url = url,
                },
                ContentApiBench.Author,
                CancellationToken.None
            );
        Assert.Equal("url", Assert.Single(outcome.Problems).Path);
    }

    [Fact]
    public async Task Secrets_AreInNoRecordNoHistoryAndNoText()
    {
        await using var bench = await ContentApiBench.StartAsync();
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        var api = await bench.AddAsync(server, WithSecret);
        var document = await bench.Database.GetAsync(
            ContentApiBench.Workspace,
            ContentKinds.ContentApi,
            api.Record.Id,
            CancellationToken.None
        );
        Assert.DoesNotContain("s3cret", Encoding.UTF8.GetString(document!.Json.Span), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "s3cret",
            Encoding.Latin1.GetString(document.Secret!.Value.Span),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("s3cret", api.ToString(), StringComparison.Ordinal);
        var audit = await bench.Database.AuditAsync(
            ContentApiBench.Workspace,
            new AuditQuery(),
            CancellationToken.None
        );
        Assert.All(
            audit,
            entry =>
                Assert.DoesNotContain(
                    "s3cret",
                    Encoding.UTF8.GetString(entry.After!.Value.Span),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Update_WithoutTheSecret_KeepsItForTheSameHostOnly()
    {
        await using var bench = await ContentApiBench.StartAsync();
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await using var evil = HostileServer.Start(HostileServer.Json("{}"));
        var api = await bench.AddAsync(server, WithSecret);
        var moved = await UpdateAsync(bench, api, $"http://127.0.0.2:{evil.Port}/");
        Assert.Equal("headers[0].value", Assert.Single(moved.Problems).Path);
        var kept = await UpdateAsync(bench, api, $"http://127.0.0.2:{server.Port}/elsewhere");
        Assert.True(kept.IsDone);
        await bench.RenderAsync("{{ ContentApi.x() }}");
        Assert.Contains("X-Key: s3cret", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_ToAnotherHost_DoesNotTakeTheSecretThere()
    {
        await using var bench = await ContentApiBench.StartAsync();
        await using var server = HostileServer.Start(HostileServer.Json("{}"));
        await using var evil = HostileServer.Start(HostileServer.Json("{}"));
        var api = await bench.AddAsync(evil, WithSecret);
        var moved = await UpdateAsync(bench, api, $"http://127.0.0.2:{server.Port}/", "real-s3cret");
        Assert.True(moved.IsDone);
        var last = await bench.Database.AuditAsync(
            ContentApiBench.Workspace,
            new AuditQuery { Limit = 1 },
            CancellationToken.None
        );
        var undone = await bench
            .Get<UndoChange>()
            .ExecuteAsync(ContentApiBench.Workspace, last[0].Sequence, ContentApiBench.Author, CancellationToken.None);
        Assert.True(undone.IsDone);
        await Assert.ThrowsAnyAsync<Attune.Jinja.JinjaException>(() => bench.RenderAsync("{{ ContentApi.x() }}"));
        Assert.Empty(evil.Requests);
        var stored = await bench
            .Get<ContentApiShelf>()
            .FindAsync(ContentApiBench.Workspace, api.Record.Id, CancellationToken.None);
        Assert.False(stored!.IsComplete);
    }

    [Fact]
    public async Task Create_OfANameThatIsTaken_IsRefused()
    {
        await using var bench = await ContentApiBench.StartAsync();
        await using var server = HostileServer.Start("");
        await bench.AddAsync(server);
        var outcome = await bench
            .Get<CreateContentApi>()
            .ExecuteAsync(
                ContentApiBench.Workspace,
                new ContentApiProposal
                {
                    Name = "x",
                    Kind = "sample",
                    Response = ContentApiBench.Json("{}"),
                },
                ContentApiBench.Author,
                CancellationToken.None
            );
        Assert.Equal(OutcomeStatus.NameTaken, outcome.Status);
    }

    private static ContentApiProposal WithSecret(ContentApiProposal api) =>
        api with
        {
            Headers =
            [
                new()
                {
                    Name = "X-Key",
                    Value = "s3cret",
                    Secret = true,
                },
            ],
        };

    private static Task<Outcome<StoredContentApi>> UpdateAsync(
        ContentApiBench bench,
        StoredContentApi api,
        string url,
        string? secret = null
    ) =>
        bench
            .Get<UpdateContentApi>()
            .ExecuteAsync(
                ContentApiBench.Workspace,
                api.Record.Id,
                api.Version,
                new ContentApiProposal
                {
                    Name = "x",
                    Method = "GET",
                    Url = url,
                    Retries = 0,
                    Headers =
                    [
                        new()
                        {
                            Name = "X-Key",
                            Value = secret,
                            Secret = true,
                        },
                    ],
                },
                ContentApiBench.Author,
                CancellationToken.None
            );
}
