using System.Text;
using System.Text.Json;
using Attune.Core.Content;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.ProductSets;
using Attune.Decisions.Validation;
using CsCheck;

namespace Attune.Core.Tests.Content.ProductSets;

public sealed class ProductChoiceTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Shop =
    [
        """{"id":"a","title":"Brown bread","price":3.5,"in_stock":true,"added":"2026-03-19T00:00:00Z"}""",
        """{"id":"b","title":"Toffee","price":1,"in_stock":false,"added":"2026-01-01T00:00:00Z"}""",
        """{"id":"c","title":"Wine","price":12.25,"in_stock":true}""",
        """{"id":"d","title":"Onion","in_stock":true,"price":null}""",
        """{"id":"e","title":"Mango","price":"much"}""",
        """{"id":"f","title":"wine gums","price":3.5}""",
    ];

    [Theory]
    [InlineData("""{"name":"price","data_type":"double","operator":"lessThan","value":4}""", "a b f")]
    [InlineData("""{"name":"price","data_type":"double","operator":"between","value":1,"value1":3.5}""", "b")]
    [InlineData("""{"name":"price","data_type":"double","operator":"lessThan","value":4,"negate":true}""", "c d")]
    [InlineData("""{"name":"price","data_type":"double","operator":"exists"}""", "a b c e f")]
    [InlineData("""{"name":"in_stock","data_type":"bool","operator":"is","value":true}""", "a c d")]
    [InlineData("""{"name":"title","data_type":"string","operator":"contains","value":"wine"}""", "c f")]
    [InlineData(
        """{"name":"title","data_type":"string","operator":"contains","value":"wine","case_sensitive":true}""",
        "f"
    )]
    [InlineData("""{"name":"title","data_type":"string","operator":"in","value":["Onion","Mango"]}""", "d e")]
    [InlineData("""{"name":"added","data_type":"datetime","operator":"inTheLast","value":7}""", "a")]
    public void Choice_ByOneFilter_KeepsTheCatalogsOrder(string filter, string expected)
    {
        Assert.Equal(expected, Choose($$"""{"include_filters":{"filter_operator":"and","filters":[{{filter}}]} }"""));
    }

    [Fact]
    public void Choice_WithoutFilters_TakesEverything()
    {
        Assert.Equal("a b c d e f", Choose("{}"));
        Assert.Equal("a b c d e f", Choose("""{"include_filters":{"filter_operator":"or","filters":[]}}"""));
    }

    [Fact]
    public void Choice_ByTwoFilters_JoinsThemAsTold_AndLeavesOutTheExcluded()
    {
        const string filters =
            """[{"name":"price","data_type":"double","operator":"lessThan","value":4},{"name":"in_stock","data_type":"bool","operator":"is","value":true}]""";

        Assert.Equal("a", Choose($$"""{"include_filters":{"filter_operator":"and","filters":{{filters}} } }"""));
        Assert.Equal("a b c d f", Choose($$"""{"include_filters":{"filter_operator":"or","filters":{{filters}} } }"""));
        Assert.Equal(
            "c d e f",
            Choose(
                """
                {"exclude_filters":{"filter_operator":"or","filters":[
                  {"name":"id","data_type":"string","operator":"in","value":["a","b"]}]}}
                """
            )
        );
    }

    [Theory]
    [InlineData("1", "b a f c e d")]
    [InlineData("-1", "c a f b e d")]
    public void Choice_BySort_PutsItemsWithoutTheValueLast_AndKeepsTheOrderOfEquals(string direction, string expected)
    {
        Assert.Equal(expected, Choose($$"""{"sort":{"param":"price","direction":"{{direction}}"} }"""));
    }

    [Fact]
    public void Choice_WithALimit_TakesTheFirst()
    {
        Assert.Equal("a b", Choose("""{"limit":2}"""));
        Assert.Equal("b a", Choose("""{"limit":2,"sort":{"param":"price"}}"""));
    }

    [Theory]
    [InlineData("""{"sort":{"param":"price","direction":"up"}}""", "sort.direction")]
    [InlineData("""{"limit":0}""", "limit")]
    [InlineData("""{"limit":1001}""", "limit")]
    [InlineData(
        """{"include_filters":{"filter_operator":"xor","filters":[{"name":"a","data_type":"string","operator":"exists"}]}}""",
        "include_filters.filter_operator"
    )]
    [InlineData(
        """{"include_filters":{"filter_operator":"and","filters":[{"name":"a","data_type":"shoe","operator":"exists"}]}}""",
        "include_filters.filters[0].data_type"
    )]
    [InlineData(
        """{"exclude_filters":{"filter_operator":"and","filters":[{"name":"a","data_type":"string","operator":"near","value":"x"}]}}""",
        "exclude_filters.filters[0].operator"
    )]
    public void Rules_ThatCannotBeEvaluated_AreRefusedWithTheirPath(string members, string path)
    {
        var problems = new ProblemList();

        Assert.Null(ProductSetRules.Compile(Set(members), problems));
        Assert.Equal(path, Assert.Single(problems.All).Path);
    }

    [Fact]
    public void Choice_OfALargeCatalog_EqualsSortingItWhole()
    {
        Gen.Select(Gen.Int[0, 50].Array[0, 600], Gen.Int[1, 40], Gen.Bool)
            .Sample(
                (prices, limit, descending) =>
                {
                    var items = prices.Select((price, at) => $$"""{"id":"{{at}}","price":{{price}}}""").ToArray();
                    var sorted = prices.Select((price, at) => (price, at));
                    var expected = (descending ? sorted.OrderByDescending(i => i.price) : sorted.OrderBy(i => i.price))
                        .Take(limit)
                        .Select(item => item.at);
                    var direction = descending ? "-1" : "1";

                    var chosen = Choose(
                        $$"""{"limit":{{limit}},"sort":{"param":"price","direction":"{{direction}}"} }""",
                        items
                    );

                    return chosen == string.Join(' ', expected);
                },
                iter: 300
            );
    }

    private static string Choose(string members, string[]? items = null)
    {
        var set = Set(members);
        var problems = new ProblemList();
        var rules = ProductSetRules.Compile(set, problems);
        Assert.Empty(problems.All);
        var choice = new ProductChoice(set, rules!, Now);
        foreach (var json in items ?? Shop)
        {
            using var document = JsonDocument.Parse(json);
            var id = document.RootElement.GetProperty("id").GetString()!;
            if (!choice.Offer(new CatalogItem(id, Encoding.UTF8.GetBytes(json), default, default)))
            {
                break;
            }
        }
        return string.Join(' ', choice.Items.Select(item => item.Id));
    }

    private static ProductSet Set(string members)
    {
        var json = """{"id":"s","name":"n","catalog_id":"c"}"""[..^1] + (members == "{}" ? "}" : "," + members[1..]);
        return JsonSerializer.Deserialize(json, ContentJson.ProductSet)!;
    }
}
