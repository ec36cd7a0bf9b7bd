using System.Net;
using System.Text.Json.Nodes;
using Attune.Core.Content;
using Attune.Server.Tests.Content;

namespace Attune.Server.Tests.Catalogs;

public sealed class CatalogEndpointTests
{
    private const string Path = "/v1/catalog";

    [Fact]
    public async Task Create_GivesAnId_AndRefusesTheNameAgain()
    {
        await using var server = await ContentServer.StartAsync();
        Assert.Matches("^[0-9a-f]{24}$", await CreateAsync(server, "shop"));
        var (status, body) = await server.PostAsync(Path, Catalog("shop"));
        Assert.Equal((HttpStatusCode.Conflict, "duplicate-catalog-name"), (status, Code(body)));
    }

    [Theory]
    [InlineData(
        """{"attributes":[{"name":"id","type":"string"}]}""",
        400,
        "missing-mandatory-attributes",
        "title, link, image_link"
    )]
    [InlineData(
        """{"attributes":[{"name":"id","type":"text"}]}""",
        400,
        "invalid-request",
        "Provided value: text You can"
    )]
    [InlineData("""{"price_currency":"XXX"}""", 400, "invalid-request", "XXX")]
    [InlineData("""{"name":""}""", 400, "invalid-request", "name is required")]
    [InlineData("""{"attributes":5}""", 400, "invalid-request", "attributes should be of type array")]
    [InlineData("""{"attributes":[{"name":"feed_id","type":"string"}]}""", 400, "invalid-request", "feed_id")]
    public async Task Create_OfWhatCannotBe_IsRefusedWithItsCode(string change, int status, string code, string text)
    {
        await using var server = await ContentServer.StartAsync();
        var catalog = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Catalog("shop")))!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            catalog[name] = value?.DeepClone();
        }
        var (answered, body) = await server.PostAsync(Path, catalog.ToJsonString());
        Assert.Equal((status, code), ((int)answered, Code(body)));
        Assert.Contains(text, (string?)body!["message"]);
    }

    [Fact]
    public async Task Create_WithTooManyAttributes_Or_Catalogs_IsRefused()
    {
        await using var server = await ContentServer.StartAsync(new ContentLimits { Catalogs = 1 });
        var many = Enumerable.Range(0, 47).Select(at => ($"a{at}", "string")).ToArray();
        var (status, body) = await server.PostAsync(Path, Catalog("shop", many));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-many-attributes"), (status, Code(body)));
        await CreateAsync(server, "one");
        var (full, limit) = await server.PostAsync(Path, Catalog("two"));
        Assert.Equal((HttpStatusCode.BadRequest, "catalog-limit-exceeded"), (full, Code(limit)));
    }

    [Fact]
    public async Task Attributes_AreAdded_AndThoseThatAreThereAreTold()
    {
        await using var server = await ContentServer.StartAsync();
        var path = $"{Path}/{await CreateAsync(server, "shop")}/attributes";
        var (status, body) = await PatchAsync(
            server,
            path,
            """{"attributes":[{"name":"price","type":"double"},{"name":"new","type":"bool"}]}"""
        );
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal("""{"success":true,"duplicate-item-attributes":["price"]}""", body!.ToJsonString());
        var (other, exists) = await PatchAsync(server, path, """{"attributes":[{"name":"price","type":"string"}]}""");
        Assert.Equal((HttpStatusCode.BadRequest, "attribute-exists"), (other, Code(exists)));
        var many = string.Join(',', Enumerable.Range(0, 45).Select(at => $$"""{"name":"a{{at}}","type":"string"}"""));
        var (full, limit) = await PatchAsync(server, path, $$"""{"attributes":[{{many}}]}""");
        Assert.Equal((HttpStatusCode.BadRequest, "attribute-limit-exceeded"), (full, Code(limit)));
        var (missing, unknown) = await PatchAsync(server, $"{Path}/none/attributes", """{"attributes":[]}""");
        Assert.Equal((HttpStatusCode.NotFound, "catalog-not-found"), (missing, Code(unknown)));
    }

    [Fact]
    public async Task Items_AreTakenOneByOne_AndEachMistakeIsToldWithItsItems()
    {
        await using var server = await ContentServer.StartAsync();
        var path = $"{Path}/{await CreateAsync(server, "shop")}/items";
        await server.PostAsync(path, Items(Item("there")));
        var (status, body) = await server.PostAsync(
            path,
            Items(
                Item(
                    "good",
                    """ "price":"12.50","in_stock":"true","since":"2025-08-27T19:26:38.00Z","at":"12.9716,77.5946" """
                ),
                Item("good"),
                Item("there"),
                """{"id":"short","title":"","link":"l"}""",
                Item("typed", """ "price":"cheap" """),
                Item("timed", """ "since":"2025-08-27T19:26:38" """),
                Item("placed", """ "at":"91,0" """),
                Item("extra", """ "shipping_price":1 """)
            )
        );
        Assert.Equal(HttpStatusCode.OK, status);
        var message = body!["message"]!;
        Assert.Equal((1, 7), ((int)message["valid"]!["count"]!, (int)message["invalid"]!["count"]!));
        var details = message["invalid"]!["details"]!.AsArray();
        Assert.Equal(
            [
                "missing-mandatory-attributes: short",
                "invalid-datatype-attribute: typed",
                "invalid-datatype-attribute: timed",
                "invalid-datatype-attribute: placed",
                "invalid-item-attribute: extra",
                "duplicate-item-ids: good,there",
            ],
            details
                .Select(each => $"{each!["error-id"]}: {string.Join(',', each["document_ids"]!.AsArray())}")
                .OrderBy(text => text.StartsWith("dup", StringComparison.Ordinal) ? 1 : 0)
        );
        Assert.Contains(
            "price with value cheap can't be converted to the data type double",
            (string?)details.First(each => (string?)each!["document_ids"]![0] == "typed")!["message"]
        );
    }

    [Fact]
    public async Task Items_AreFoundWithTypedValues_InTheOrderAskedFor()
    {
        await using var server = await ContentServer.StartAsync();
        var id = await CreateAsync(server, "shop");
        await server.PostAsync(
            $"{Path}/{id}/items",
            Items(Item("a", """ "price":"12.50","in_stock":"TRUE" """), Item("b"))
        );
        var (status, body) = await server.PostAsync($"{Path}/{id}/items/search", """{"items":["b","none","a","b"]}""");
        Assert.Equal(HttpStatusCode.OK, status);
        var items = body!["items"]!.AsArray();
        Assert.Equal(["b", "a"], items.Select(item => (string?)item!["product_id"]));
        Assert.Equal((12.5, true), ((double)items[1]!["price"]!, (bool)items[1]!["in_stock"]!));
        Assert.Equal((id, "EUR"), ((string)items[1]!["catalog_id"]!, (string)items[1]!["price_currency"]!));
        Assert.Equal("2026-03-01T12:00:15.00Z", (string?)items[1]!["creation_date"]);
    }

    [Fact]
    public async Task Items_AreChanged_AndNullTakesAValueAway()
    {
        await using var server = await ContentServer.StartAsync();
        var id = await CreateAsync(server, "shop");
        await server.PostAsync($"{Path}/{id}/items", Items(Item("a", """ "price":1,"in_stock":true """)));
        var (status, body) = await PatchAsync(
            server,
            $"{Path}/{id}/items",
            """
            {"items":[{"id":"a","attributes":{"price":98,"in_stock":null}},{"id":"none","attributes":{"price":1}},
                      {"id":"a","attributes":{"shipping_city":"x"}},{"id":"a","attributes":{"title":null}}]}
            """
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((1, 3), ((int)body!["message"]!["valid"]!["count"]!, (int)body["message"]!["invalid"]!["count"]!));
        var text = body.ToJsonString();
        Assert.Contains("Item with id none not found in the catalog.", text);
        Assert.Contains("not defined in the catalog schema: (shipping_city)", text);
        var (_, found) = await server.PostAsync($"{Path}/{id}/items/search", """{"items":["a"]}""");
        Assert.Equal(98, (int)found!["items"]![0]!["price"]!);
        Assert.Null(found["items"]![0]!["in_stock"]);
    }

    [Fact]
    public async Task Items_AreDeleted_AndTheOthersCounted()
    {
        await using var server = await ContentServer.StartAsync();
        var id = await CreateAsync(server, "shop");
        await server.PostAsync($"{Path}/{id}/items", Items(Item("a"), Item("b")));
        var (status, body) = await server.PostAsync($"{Path}/{id}/items/bulk-delete", """{"items":["a","x","y"]}""");
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal("""{"message":{"valid":{"count":1},"invalid":{"count":2}}}""", body!.ToJsonString());
    }

    [Theory]
    [InlineData("items", "items size should be greater than 0 and less than or equal to 50")]
    [InlineData("items/bulk-delete", "items size should be greater than 0 and less than or equal to 50")]
    [InlineData("items/search", "Item count should be greater than 0 and less than or equal to 50")]
    public async Task CallsWithNoItems_OrTooMany_AreRefused(string call, string message)
    {
        await using var server = await ContentServer.StartAsync();
        var path = $"{Path}/{await CreateAsync(server, "shop")}/{call}";
        var many = string.Join(
            ',',
            Enumerable.Range(0, 51).Select(at => call == "items" ? Item($"i{at}") : $"\"i{at}\"")
        );
        foreach (var items in (string[])["[]", $"[{many}]"])
        {
            var (status, body) = await server.PostAsync(path, $$"""{"items":{{items}}}""");
            Assert.Equal((HttpStatusCode.BadRequest, "invalid-request"), (status, Code(body)));
            Assert.Equal(message, (string?)body!["message"]);
        }
    }

    [Fact]
    public async Task BodyThatIsTooLarge_OrNoJson_IsRefusedInTheFamilysWords()
    {
        await using var server = await ContentServer.StartAsync();
        var path = $"{Path}/{await CreateAsync(server, "shop")}/items";
        var (status, body) = await server.PostAsync(path, "{");
        Assert.Equal(
            "The request body is not a valid JSON. Please provide a valid JSON request body.",
            (string?)body!["message"]
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        (status, body) = await server.PostAsync(path, $$"""{"items":["{{new string('x', 5 * 1024 * 1024)}}"]}""");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "payload-size-exceeded"), (status, Code(body)));
        Assert.StartsWith("Your payload size exceeds the 5MB limit.", (string?)body!["message"]);
    }

    [Fact]
    public async Task Answers_FitThePublishedSchema()
    {
        var schema = PublishedContent.Load("moengage-catalog-openapi.yml");
        await using var server = await ContentServer.StartAsync();
        var (created, catalog) = await server.PostAsync(Path, Catalog("shop"));
        schema.AssertTakes("/catalog", "post", (int)created, catalog);
        var path = $"{Path}/{catalog!["catalog_id"]}/items";
        var (added, items) = await server.PostAsync(path, Items(Item("a"), "{}"));
        schema.AssertTakes("/catalog/{catalog_id}/items", "post", (int)added, items);
        var (changed, changes) = await PatchAsync(server, path, """{"items":[{"id":"b","attributes":{}}]}""");
        schema.AssertTakes("/catalog/{catalog_id}/items", "patch", (int)changed, changes);
        var (found, search) = await server.PostAsync(path + "/search", """{"items":["a"]}""");
        schema.AssertTakes("/catalog/{catalog_id}/items/search", "post", (int)found, search);
        var (deleted, deletion) = await server.PostAsync(path + "/bulk-delete", """{"items":["a"]}""");
        schema.AssertTakes("/catalog/{catalog_id}/items/bulk-delete", "post", (int)deleted, deletion);
    }

    private static string? Code(JsonNode? body) => (string?)body!["error-code"];

    private static Task<(HttpStatusCode Status, JsonNode? Body)> PatchAsync(
        ContentServer server,
        string path,
        string body
    ) => server.SendAsync(HttpMethod.Patch, path, body);

    private static async Task<string> CreateAsync(ContentServer server, string name)
    {
        var (status, body) = await server.PostAsync(Path, Catalog(name));
        Assert.True(status == HttpStatusCode.Created, body?.ToJsonString());
        return (string)body!["catalog_id"]!;
    }

    private static object Catalog(string name, params (string Name, string Type)[] more) =>
        new
        {
            name,
            price_currency = "EUR",
            attributes = new[]
            {
                ("id", "string"),
                ("title", "string"),
                ("link", "string"),
                ("image_link", "string"),
                ("price", "double"),
                ("in_stock", "bool"),
                ("since", "datetime"),
                ("at", "geopoint"),
            }
                .Concat(more)
                .Select(each => new { name = each.Item1, type = each.Item2 }),
        };

    private static string Item(string id, string? more = null) =>
        $$"""{"id":"{{id}}","title":"T","link":"l","image_link":"i"{{(more is null ? "" : "," + more)}}}""";

    private static string Items(params string[] items) => $$"""{"items":[{{string.Join(',', items)}}]}""";
}
