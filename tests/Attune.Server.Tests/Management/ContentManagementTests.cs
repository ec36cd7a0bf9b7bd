using System.Net;
using System.Text;
using Attune.Core.Content.Blocks;
using Attune.Core.Content.Catalogs;
using Attune.Core.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Management;

public sealed class ContentManagementTests
{
    [Fact]
    public async Task ProductSet_IsMadeChangedAndDeleted_AndHoldsItsCatalog()
    {
        await using var server = await ManagementServer.StartAsync();
        var catalog = await CatalogAsync(server);
        var (made, body) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/product-sets",
            new
            {
                name = "cheap",
                catalog_id = catalog,
                include_filters = new
                {
                    filter_operator = "and",
                    filters = new[]
                    {
                        new
                        {
                            name = "price",
                            data_type = "double",
                            @operator = "lessThan",
                            value = 10,
                        },
                    },
                },
                sort = new { param = "price", direction = "-1" },
            }
        );
        Assert.True(made.StatusCode == HttpStatusCode.Created, body.ToString());
        var path = made.Headers.Location!.ToString();
        var (inUse, problem) = await server.Client.SendJsonAsync(HttpMethod.Delete, $"/api/v1/catalogs/{catalog}");
        Assert.Equal(HttpStatusCode.Conflict, inUse.StatusCode);
        Assert.Contains("cheap", problem.GetProperty("detail").GetString());

        var (changed, after) = await server.Client.SendJsonAsync(
            HttpMethod.Put,
            path,
            new
            {
                name = "trending",
                catalog_id = catalog,
                recommendation_type = "trending_item",
                archived = true,
            },
            made.Etag()
        );
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.True(after.GetProperty("archived").GetBoolean());
        var (read, stored) = await server.Client.GetJsonAsync(path);
        Assert.Equal("trending_item", stored.GetProperty("recommendation_type").GetString());

        var (deleted, _) = await server.Client.SendJsonAsync(HttpMethod.Delete, path, ifMatch: read.Etag());
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        var (free, _) = await server.Client.SendJsonAsync(HttpMethod.Delete, $"/api/v1/catalogs/{catalog}");
        Assert.Equal(HttpStatusCode.NoContent, free.StatusCode);
    }

    [Fact]
    public async Task ProductSet_WithMistakes_NamesThemAll()
    {
        await using var server = await ManagementServer.StartAsync();
        var (refused, problem) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/product-sets",
            new
            {
                name = "",
                catalog_id = "none",
                recommendation_type = "magic",
                limit = 0,
                sort = new { param = "price", direction = "up" },
                trends = new { trend_type = "most_loved", duration_days = 91 },
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(
            [
                "catalog_id",
                "limit",
                "name",
                "recommendation_type",
                "sort.direction",
                "trends.duration_days",
                "trends.trend_type",
            ],
            problem.ErrorPaths().Order()
        );
    }

    [Fact]
    public async Task ContentBlock_IsArchivedAndTakenBackAsADraft()
    {
        await using var server = await ManagementServer.StartAsync();
        var draft = new ContentBlockDraft
        {
            Name = "Footer",
            Label = "footer",
            RawContent = "Bye",
            Author = "a@example.com",
        };
        var made = await server
            .Services.GetRequiredService<CreateContentBlock>()
            .ExecuteAsync(ManagementServer.Workspace, draft, Principal.System, TestContext.Current.CancellationToken);
        var path = $"/api/v1/content-blocks/{made.Value!.Block.Id}";
        var (read, _) = await server.Client.GetJsonAsync(path);
        var (archived, body) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            path + "/archive",
            ifMatch: read.Etag()
        );
        Assert.Equal("ARCHIVED", body.GetProperty("status").GetString());
        var (stale, _) = await server.Client.SendJsonAsync(HttpMethod.Post, path + "/unarchive", ifMatch: read.Etag());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        var (_, back) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            path + "/unarchive",
            ifMatch: archived.Etag()
        );
        Assert.Equal("DRAFT", back.GetProperty("status").GetString());
    }

    [Fact]
    public async Task RecommendationSettings_AreReadAndReplaced_AndMistakesNamed()
    {
        await using var server = await ManagementServer.StartAsync();
        const string path = "/api/v1/recommendation-settings";
        var (_, before) = await server.Client.GetJsonAsync(path);
        Assert.Equal(3, before.GetProperty("actions").GetArrayLength());
        var settings = new
        {
            actions = new[]
            {
                new
                {
                    @event = "Seen",
                    attribute = "sku",
                    kind = "view",
                },
            },
        };
        var (changed, _) = await server.Client.SendJsonAsync(HttpMethod.Put, path, settings);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var (_, after) = await server.Client.GetJsonAsync(path);
        Assert.Equal("sku", after.GetProperty("actions")[0].GetProperty("attribute").GetString());
        var wrong = new
        {
            actions = new[]
            {
                new
                {
                    @event = "",
                    attribute = new string('x', 201),
                    kind = "view",
                },
            },
        };
        var (refused, problem) = await server.Client.SendJsonAsync(HttpMethod.Put, path, wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(["actions[0].event", "actions[0].attribute"], problem.ErrorPaths());
    }

    [Fact]
    public async Task Catalog_IsReadByIdAndByName_WithItsItemsCounted()
    {
        await using var server = await ManagementServer.StartAsync();
        var catalog = await CatalogAsync(server);
        await server
            .Services.GetRequiredService<ICatalogItemStore>()
            .UpsertAsync(
                ManagementServer.Workspace,
                catalog,
                [new CatalogItem("a", Encoding.UTF8.GetBytes("{}"), default, default)],
                TestContext.Current.CancellationToken
            );
        foreach (var name in (string[])[catalog, "shop"])
        {
            var (_, body) = await server.Client.GetJsonAsync($"/api/v1/catalogs/{name}");
            Assert.Equal((catalog, 1), (body.GetProperty("id").GetString(), body.GetProperty("items").GetInt32()));
        }
        var (unknown, _) = await server.Client.GetJsonAsync("/api/v1/catalogs/none");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static async Task<string> CatalogAsync(ManagementServer server)
    {
        AttributeProposal[] attributes =
        [
            .. AttributeProposal.Mandatory.Select(name => new AttributeProposal(name, "string")),
            new AttributeProposal("price", "double"),
        ];
        var made = await server
            .Services.GetRequiredService<CreateCatalog>()
            .ExecuteAsync(
                ManagementServer.Workspace,
                new CatalogProposal("shop", "EUR", attributes),
                Principal.System,
                TestContext.Current.CancellationToken
            );
        return made.Catalog!.Id;
    }
}
