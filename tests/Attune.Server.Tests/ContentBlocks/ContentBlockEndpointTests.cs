using System.Net;
using System.Text.Json.Nodes;
using Attune.Core.Content;
using Attune.Core.Content.Blocks;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Server.ContentBlocks;
using Attune.Server.Tests.Content;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.ContentBlocks;

public sealed class ContentBlockEndpointTests
{
    [Fact]
    public async Task Create_AnswersWithoutBody_AndTemplatesUseTheBlockAtOnce()
    {
        await using var server = await ContentServer.StartAsync();
        var (status, body) = await server.PostAsync(ContentBlockEndpoints.Path, Block("footer", "Bye"));
        Assert.Equal((HttpStatusCode.OK, null), (status, body));
        Assert.Equal("Hi. Bye", await server.RenderAsync("Hi. {{ContentBlock['footer']}}"));
    }

    [Fact]
    public async Task Create_WithEverythingMissing_NamesEveryField()
    {
        await using var server = await ContentServer.StartAsync();
        var (status, body) = await server.PostAsync(ContentBlockEndpoints.Path, "{\"content_type\":\"PDF\"}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Invalid Field Value", (string?)body!["title"]);
        Assert.Matches("^[A-Za-z0-9]{8}$", (string?)body["code"]);
        var description = (string)body["description"]!;
        foreach (var field in (string[])["name", "label", "raw_content", "created_by", "content_block_used"])
        {
            Assert.Contains($"{field} - Some of the field values are invalid: {field} : None", description);
        }
        Assert.Contains("content_type - Enum doesnt allow value: PDF, allowed values: [HTML, TEXT]", description);
    }

    [Fact]
    public async Task Create_WithoutAppKey_NamesTheAppKey()
    {
        await using var server = await ContentServer.StartAsync();
        server.Server.Client.DefaultRequestHeaders.Remove("MOE-APPKEY");
        var (status, body) = await server.PostAsync(ContentBlockEndpoints.Path, Block("footer", "Bye"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("app_key - Some of the field values are invalid: app_key : None", (string?)body!["description"]);
    }

    [Fact]
    public async Task Create_WithALabelThatIsTaken_IsRefused()
    {
        await using var server = await ContentServer.StartAsync();
        await server.PostAsync(ContentBlockEndpoints.Path, Block("footer", "Bye"));
        var (status, body) = await server.PostAsync(ContentBlockEndpoints.Path, Block("footer", "Bye again"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("label - A content block with the label footer exists", (string?)body!["description"]);
    }

    [Fact]
    public async Task Update_ThatClosesACircle_ShowsTheWay()
    {
        await using var server = await ContentServer.StartAsync();
        await server.PostAsync(ContentBlockEndpoints.Path, Block("a", "A"));
        await server.PostAsync(ContentBlockEndpoints.Path, Block("b", "{{ContentBlock['a']}}"));
        await server.PostAsync(ContentBlockEndpoints.Path, Block("c", "{{ContentBlock.b}}"));
        var (status, body) = await server.PutAsync(
            ContentBlockEndpoints.Path,
            Update(await IdAsync(server, "a"), "a", "{{ContentBlock['c']}}")
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            "raw_content - Content blocks use each other in a circle: a > c > b > a",
            (string?)body!["description"]
        );
        Assert.Equal("A", await server.RenderAsync("{{ContentBlock['c']}}"));
    }

    [Fact]
    public async Task Create_OfABlockThatUsesItself_IsRefusedEvenAsADraft()
    {
        await using var server = await ContentServer.StartAsync();
        var block = Block("a", "{{ContentBlock['a']}}");
        block["status"] = "DRAFT";
        var (_, body) = await server.PostAsync(ContentBlockEndpoints.Path, block.ToJsonString());
        Assert.EndsWith("a > a", (string?)body!["description"]);
    }

    [Fact]
    public async Task Draft_MayBeUnfinished_IsNotUsed_AndIsCheckedWhenItBecomesActive()
    {
        await using var server = await ContentServer.StartAsync();
        var draft = Block("a", "{% if %}");
        draft["status"] = "DRAFT";
        Assert.Equal(
            HttpStatusCode.OK,
            (await server.PostAsync(ContentBlockEndpoints.Path, draft.ToJsonString())).Status
        );
        Assert.Equal("[]", await server.RenderAsync("[{{ContentBlock['a']}}]"));
        var id = await IdAsync(server, "a");
        var (status, body) = await server.PutAsync(ContentBlockEndpoints.Path, Update(id, "a", "{% if %}"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("raw_content - Line 1, column", (string?)body!["description"]);
        Assert.Equal(
            HttpStatusCode.OK,
            (await server.PutAsync(ContentBlockEndpoints.Path, Update(id, "a", "done"))).Status
        );
        Assert.Equal("[done]", await server.RenderAsync("[{{ContentBlock['a']}}]"));
    }

    [Fact]
    public async Task ArchivedBlock_IsFoundByItsStatus_AndNeitherUsedNorChanged()
    {
        await using var server = await ContentServer.StartAsync();
        await server.PostAsync(ContentBlockEndpoints.Path, Block("a", "A"));
        await server.PostAsync(ContentBlockEndpoints.Path, Block("b", "B"));
        var id = await IdAsync(server, "a");
        await ArchiveAsync(server, id);
        Assert.Equal("[]", await server.RenderAsync("[{{ContentBlock['a']}}]"));
        Assert.Equal(["a"], await SearchAsync(server, new { status = new[] { "ARCHIVED" } }));
        Assert.Equal(["b"], await SearchAsync(server, new { status = new[] { "ACTIVE" } }));
        var (status, body) = await server.PutAsync(ContentBlockEndpoints.Path, Update(id, "a", "changed"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("archived", (string?)body!["description"]);
    }

    [Fact]
    public async Task Create_NamingBlocksThatDoNotExist_ListsThem()
    {
        await using var server = await ContentServer.StartAsync();
        await server.PostAsync(ContentBlockEndpoints.Path, Block("a", "A"));
        var block = Block("b", "B");
        block["content_block_used"] = new JsonArray("a", "x", "y");
        var (_, body) = await server.PostAsync(ContentBlockEndpoints.Path, block.ToJsonString());
        Assert.Equal("content_block_used - Content Blocks ['x', 'y'] not found", (string?)body!["description"]);
    }

    [Fact]
    public async Task GetByIds_GivesTheRawTextWhenAsked_AndLeavesUnknownIdsOut()
    {
        await using var server = await ContentServer.StartAsync();
        await server.PostAsync(ContentBlockEndpoints.Path, Block("a", "A {{1}}"));
        var id = await IdAsync(server, "a");
        var path = ContentBlockEndpoints.Path + "/get-by-ids";
        var (_, without) = await server.PostAsync(path, new { ids = new[] { "unknown", id } });
        var (_, with) = await server.PostAsync(path, new { ids = new[] { id }, is_raw_content_required = true });
        Assert.Null(Assert.Single(without!["data"]!.AsArray())!["raw_content"]);
        Assert.Equal("A {{1}}", (string?)Assert.Single(with!["data"]!.AsArray())!["raw_content"]);
        Assert.Equal("2026-03-01T12:00:15.000000", (string?)with["data"]![0]!["created_at"]);
    }

    [Fact]
    public async Task Search_JoinsItsFilters()
    {
        await using var server = await ContentServer.StartAsync();
        await server.PostAsync(ContentBlockEndpoints.Path, Block("Sale header", "A", "HTML", tags: ["t1"]));
        await server.PostAsync(ContentBlockEndpoints.Path, Block("Sale footer", "A", "TEXT", tags: ["t1", "t2"]));
        await server.PostAsync(ContentBlockEndpoints.Path, Block("Other", "A", "TEXT", tags: ["t2"]));
        Assert.Equal(3, (await SearchAsync(server, new { })).Length);
        Assert.Equal(["Sale footer", "Sale header"], await SearchAsync(server, new { search_text = "SALE" }));
        Assert.Equal(
            ["Sale footer"],
            await SearchAsync(server, new { tag_ids = new[] { "t2" }, search_text = "sale" })
        );
        Assert.Equal(["Sale header"], await SearchAsync(server, new { content_type = new[] { "HTML" } }));
        Assert.Empty(await SearchAsync(server, new { updated_by = new[] { "nobody@example.com" } }));
    }

    [Fact]
    public async Task OtherWorkspaces_SeeNothing()
    {
        await using var server = await ContentServer.StartAsync();
        await server.PostAsync(ContentBlockEndpoints.Path, Block("a", "A"));
        var id = await IdAsync(server, "a");
        var headers = server.Server.Client.DefaultRequestHeaders;
        headers.Authorization = ProbeServer.Basic(TestKeyRing.OtherWorkspace, TestKeyRing.OtherKey);
        headers.Remove("MOE-APPKEY");
        headers.Add("MOE-APPKEY", TestKeyRing.OtherWorkspace);
        Assert.Empty(await SearchAsync(server, new { }));
        var (status, _) = await server.PutAsync(ContentBlockEndpoints.Path, Update(id, "a", "stolen"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Create_BeyondTheLimit_IsRefused()
    {
        await using var server = await ContentServer.StartAsync(new ContentLimits { ContentBlocks = 1 });
        await server.PostAsync(ContentBlockEndpoints.Path, Block("a", "A"));
        var (status, body) = await server.PostAsync(ContentBlockEndpoints.Path, Block("b", "B"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("1 content blocks, which is the most", (string?)body!["description"]);
    }

    [Fact]
    public async Task Changes_AreInTheAuditTrail()
    {
        await using var server = await ContentServer.StartAsync();
        await server.PostAsync(ContentBlockEndpoints.Path, Block("a", "A"));
        await server.PutAsync(ContentBlockEndpoints.Path, Update(await IdAsync(server, "a"), "a", "B"));
        var trail = await server.Documents.AuditAsync(
            TestKeyRing.Workspace,
            new AuditQuery { Kind = ContentKinds.ContentBlock },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(["content_block.update", "content_block.create"], trail.Select(entry => entry.Action));
        Assert.All(trail, entry => Assert.Equal(ActorKind.Key, entry.Actor.Kind));
    }

    [Fact]
    public async Task Answers_FitThePublishedSchema()
    {
        var schema = PublishedContent.Load("moengage-content-blocks-openapi.yml");
        await using var server = await ContentServer.StartAsync();
        var (created, empty) = await server.PostAsync(ContentBlockEndpoints.Path, Block("a", "A"));
        schema.AssertTakes("/content-blocks", "post", (int)created, empty);
        var (refused, error) = await server.PostAsync(ContentBlockEndpoints.Path, "{}");
        schema.AssertTakes("/content-blocks", "post", (int)refused, error);
        var (found, search) = await server.PostAsync(ContentBlockEndpoints.Path + "/search", "{\"filters\":{}}");
        schema.AssertTakes("/content-blocks/search", "post", (int)found, search);
        var ids = new { ids = new[] { await IdAsync(server, "a") }, is_raw_content_required = true };
        var (read, blocks) = await server.PostAsync(ContentBlockEndpoints.Path + "/get-by-ids", ids);
        schema.AssertTakes("/content-blocks/get-by-ids", "post", (int)read, blocks);
    }

    private static JsonObject Block(string label, string text, string type = "TEXT", string[]? tags = null) =>
        new()
        {
            ["name"] = label,
            ["label"] = label,
            ["raw_content"] = text,
            ["content_type"] = type,
            ["created_by"] = "a@example.com",
            ["content_block_used"] = new JsonArray(),
            ["tag_ids"] = new JsonArray([.. (tags ?? []).Select(tag => JsonValue.Create(tag))]),
        };

    private static object Update(string id, string name, string text) =>
        new
        {
            id,
            name,
            status = "ACTIVE",
            raw_content = text,
            updated_by = "b@example.com",
            content_block_used = Array.Empty<string>(),
        };

    private static async Task<string> IdAsync(ContentServer server, string name)
    {
        var (_, body) = await server.PostAsync(
            ContentBlockEndpoints.Path + "/search",
            new { filters = new { search_text = name } }
        );
        return (string)body!["data"]!.AsArray().Single(block => (string?)block!["name"] == name)!["id"]!;
    }

    private static async Task<string[]> SearchAsync(ContentServer server, object filters)
    {
        var (_, body) = await server.PostAsync(ContentBlockEndpoints.Path + "/search", new { filters });
        return [.. body!["data"]!.AsArray().Select(block => (string)block!["name"]!)];
    }

    private static async Task ArchiveAsync(ContentServer server, string id)
    {
        var update = server.Server.Services.GetRequiredService<UpdateContentBlock>();
        var outcome = await update.ArchiveAsync(
            TestKeyRing.Workspace,
            id,
            expectedVersion: null,
            Principal.System,
            TestContext.Current.CancellationToken
        );
        Assert.True(outcome.IsDone);
    }
}
