using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Content;
using Attune.Core.Content.ProductSets;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Users;
using Attune.Server.Tests.Content;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Recommendations;

public sealed class RecommendationEndpointTests
{
    private const string Id = "aaaaaaaaaaaaaaaaaaaaaaaa";

    [Fact]
    public async Task FilteredSet_GivesItsItems_WithTheFieldsAskedFor()
    {
        await using var server = await StartAsync(
            Set(ProductSet.ItemAttribute) with
            {
                IncludeFilters = new ProductFilterGroup(
                    "and",
                    [
                        new ProductFilter
                        {
                            Name = "price",
                            DataType = "double",
                            Operator = "lessThan",
                            Value = System.Text.Json.JsonElement.Parse("25"),
                        },
                    ]
                ),
                Sort = new ProductSort("price", Direction: "-1"),
            }
        );
        var (status, body) = await AskAsync(
            server,
            ProductSet.ItemAttribute,
            """{"user_id":"u","include_fields":["title"]}"""
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"items":[{"item_id":"b","title":"B"},{"item_id":"a","title":"A"}]}""", body!.ToJsonString());
    }

    [Fact]
    public async Task OwnItems_AreThoseSeenAndNotBought_TheLastFirst()
    {
        await using var server = await StartAsync(Set(ProductSet.UserAction));
        var now = server.Server.Time.GetUtcNow();
        server.AddUser(
            "ada",
            Event("Product Viewed", now.AddDays(-3), "a"),
            Event("Product Viewed", now.AddDays(-2), "b"),
            Event("Product Viewed", now.AddDays(-1), "c"),
            Event("Product Purchased", now.AddHours(-1), "b"),
            Event("Product Viewed", now.AddDays(-40), "d")
        );
        var (_, body) = await AskAsync(server, ProductSet.UserAction, """{"user_id":"ada"}""");
        Assert.Equal(["c", "a"], body!["items"]!.AsArray().Select(item => (string?)item!["item_id"]));
        var (status, unknown) = await AskAsync(server, ProductSet.UserAction, """{"user_id":"nobody"}""");
        Assert.Equal((HttpStatusCode.BadRequest, "user does not exist"), (status, (string?)unknown!["error-code"]));
    }

    [Theory]
    [InlineData("bbbbbbbbbbbbbbbbbbbbbbbb", "item_attribute", "{\"user_id\":\"u\"}", "recommendation does not exist")]
    [InlineData("short", "item_attribute", "{\"user_id\":\"u\"}", "invalid-request-format")]
    [InlineData(Id, "trending_item", "{\"user_id\":\"u\"}", "invalid-request-format")]
    [InlineData(Id, "item_attribute", "{}", "invalid-request-format")]
    [InlineData(Id, "item_attribute", "[]", "invalid-request-format")]
    public async Task WrongRequests_AreRefusedWithTheirCode(string id, string type, string request, string code)
    {
        await using var server = await StartAsync(Set(ProductSet.ItemAttribute));
        var (status, body) = await AskAsync(server, type, request, id);
        Assert.Equal((HttpStatusCode.BadRequest, code), (status, (string?)body!["error-code"]));
    }

    [Fact]
    public async Task ArchivedSet_DoesNotExist()
    {
        await using var server = await StartAsync(
            Set(ProductSet.ItemAttribute) with
            {
                Status = ProductSetStatus.Archived,
            }
        );
        var (status, body) = await server.SendAsync(HttpMethod.Get, $"/v1/recommendations/{Id}", null);
        Assert.Equal(
            (HttpStatusCode.BadRequest, "recommendation does not exist"),
            (status, (string?)body!["error-code"])
        );
    }

    [Fact]
    public async Task Answers_FitThePublishedSchema()
    {
        var schema = PublishedContent.Load("moengage-recommendations-openapi.yml");
        await using var server = await StartAsync(
            Set(ProductSet.ItemAttribute) with
            {
                Sort = new ProductSort("price"),
            }
        );
        var (read, details) = await server.SendAsync(HttpMethod.Get, $"/v1/recommendations/{Id}", null);
        schema.AssertTakes("/recommendations/{recommendations_id}", "get", (int)read, details);
        var (found, items) = await AskAsync(server, ProductSet.ItemAttribute, """{"user_id":"u"}""");
        schema.AssertTakes("/recommendations/{recommendations_id}/items", "post", (int)found, items);
        var (refused, error) = await AskAsync(server, ProductSet.ItemAttribute, "{}");
        schema.AssertTakes("/recommendations/{recommendations_id}/items", "post", (int)refused, error);
    }

    private static ProductSet Set(string type) =>
        new()
        {
            Id = Id,
            Name = "set",
            RecommendationType = type,
            CatalogId = "shop",
        };

    private static UserEvent Event(string name, DateTimeOffset at, string item) =>
        new()
        {
            Name = name,
            TimeMs = at.ToUnixTimeMilliseconds(),
            Attributes = AttributeJson.Parse(Encoding.UTF8.GetBytes($$"""{"product_id":"{{item}}"}""")),
        };

    private static async Task<ContentServer> StartAsync(ProductSet set)
    {
        var server = await ContentServer.StartAsync();
        server.Items.Add(
            TestKeyRing.Workspace,
            "shop",
            """{"id":"a","title":"A","price":10}""",
            """{"id":"b","title":"B","price":20}""",
            """{"id":"c","title":"C","price":30}""",
            """{"id":"d","title":"D","price":40}"""
        );
        var catalog = new Core.Content.Catalogs.Catalog
        {
            Id = "shop",
            Name = "shop",
            PriceCurrency = "EUR",
            Attributes = [],
        };
        DocumentChange[] changes =
        [
            DocumentChange.Create(
                ContentKinds.Catalog,
                catalog.Id,
                System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(catalog, ContentJson.Catalog)
            ),
            DocumentChange.Create(
                ContentKinds.ProductSet,
                set.Id,
                System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(set, ContentJson.ProductSet)
            ),
        ];
        await server.Documents.WriteAsync(
            TestKeyRing.Workspace,
            changes,
            Actor.System,
            TestContext.Current.CancellationToken
        );
        return server;
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(
        ContentServer server,
        string type,
        string request,
        string id = Id
    )
    {
        var headers = server.Server.Client.DefaultRequestHeaders;
        headers.Remove("RECOMMENDATION-TYPE");
        headers.Add("RECOMMENDATION-TYPE", type);
        return await server.PostAsync($"/v1/recommendations/{id}/items", request);
    }
}
