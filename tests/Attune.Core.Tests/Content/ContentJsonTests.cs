using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Attune.Core.Content;
using Attune.Core.Content.Apis;
using Attune.Core.Content.Blocks;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.Templates;

namespace Attune.Core.Tests.Content;

/// <summary>Documents as the first version wrote them; they must be readable for ever.</summary>
public sealed class ContentJsonTests
{
    private const string Block =
        """{"id":"634fdf4db9c206ba55b8223b","name":"Header","label":"header","description":"Top","content_type":"HTML","status":"DRAFT","raw_content":"<h1>{{UserAttribute['First Name']}}</h1>","source":"INFORM","content_block_used":["x"],"tag_ids":["0"],"team_ids":[],"images_used":["https://cdn.example/i.png"],"created_by":"a@b.example","created_at":"2026-03-01T12:00:00.123+00:00","updated_by":"c@d.example","updated_at":"2026-03-02T12:00:00+00:00"}""";

    private const string Template =
        """{"external_template_id":"5b7d04c6-8ddc-4957-80d9-c67266079609","version":3,"channel":"INAPP","record":{"meta_info":{"n":1.10},"version":3}}""";

    private const string Api =
        """{"kind":"sample","response":{"name":"{{params.q}}","dt":1731667426},"id":"a1","name":"weather","description":""}""";

    private const string CatalogJson =
        """{"id":"507f1f77bcf86cd799439011","name":"Shop","price_currency":"USD","attributes":[{"name":"id","type":"string"},{"name":"at","type":"geopoint"}],"created_at":"2026-03-01T12:00:00+00:00","updated_at":"2026-03-01T12:00:00+00:00"}""";

    private const string Set =
        """{"id":"s1","name":"best","description":"","recommendation_type":"item_attribute","status":"archived","catalog_id":"c","items":["b","a"],"include_filters":{"filter_operator":"and","filters":[{"name":"price","data_type":"double","operator":"between","value":1,"value1":2.50,"negate":true,"case_sensitive":false}]},"sort":{"param":"price","data_type":"double","direction":"-1"},"limit":20,"created_at":"2026-03-01T12:00:00+00:00","updated_at":"2026-03-01T12:00:00+00:00"}""";

    private const string File =
        """{"id":"f1","name":"stores","key_column":"uid","columns":["uid","city"],"created_at":"2026-03-01T12:00:00+00:00","updated_at":"2026-03-01T12:00:00+00:00"}""";

    [Fact]
    public void ABlock_OfTheFirstVersion_IsReadAndWrittenUnchanged()
    {
        var block = RoundTrip(Block, ContentJson.ContentBlock);

        Assert.Equal(ContentBlockStatus.Draft, block.Status);
        Assert.Equal(ContentBlockType.Html, block.ContentType);
        Assert.Equal("header", block.Label);
    }

    [Fact]
    public void ATemplate_OfTheFirstVersion_IsReadAndWrittenUnchanged()
    {
        var template = RoundTrip(Template, ContentJson.CustomTemplate);

        Assert.Equal(TemplateChannel.InApp, template.Channel);
        Assert.Equal("""{"meta_info":{"n":1.10},"version":3}""", template.Record.GetRawText());
    }

    [Fact]
    public void AContentApi_OfTheFirstVersion_IsReadAndWrittenUnchanged()
    {
        Assert.IsType<SampleContentApi>(RoundTrip(Api, ContentJson.ContentApi));
    }

    [Fact]
    public void ACatalog_OfTheFirstVersion_IsReadAndWrittenUnchanged()
    {
        var catalog = RoundTrip(CatalogJson, ContentJson.Catalog);

        Assert.Equal(new CatalogAttribute("at", CatalogAttributeType.GeoPoint), catalog.Attributes[1]);
    }

    [Fact]
    public void AProductSet_OfTheFirstVersion_IsReadAndWrittenUnchanged()
    {
        Assert.Equal(["b", "a"], RoundTrip(Set, ContentJson.ProductSet).Items);
    }

    [Fact]
    public void AnAuxiliaryFile_OfTheFirstVersion_IsReadAndWrittenUnchanged()
    {
        Assert.Equal("uid", RoundTrip(File, ContentJson.AuxiliaryFile).KeyColumn);
    }

    [Fact]
    public void TheShortestRecords_HaveTheDocumentedDefaults()
    {
        var block = JsonSerializer.Deserialize(
            """{"id":"b","name":"n","label":"l","raw_content":""}""",
            ContentJson.ContentBlock
        )!;
        var set = JsonSerializer.Deserialize("""{"id":"s","name":"n","catalog_id":"c"}""", ContentJson.ProductSet)!;

        Assert.Equal(ContentBlockStatus.Active, block.Status);
        Assert.Empty(block.TagIds);
        Assert.Equal(100, set.Limit);
        Assert.Null(set.Sort);
    }

    private static T RoundTrip<T>(string json, JsonTypeInfo<T> type)
    {
        var record = JsonSerializer.Deserialize(json, type)!;
        using var written = JsonDocument.Parse(JsonSerializer.Serialize(record, type));
        using var original = JsonDocument.Parse(json);
        Assert.Equal(Lines(original.RootElement), Lines(written.RootElement));
        return record;
    }

    // Compares numbers digit for digit, which JsonElement.DeepEquals does not.
    private static IEnumerable<string> Lines(JsonElement element, string path = "$") =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(member => Lines(member.Value, $"{path}.{member.Name}")),
            JsonValueKind.Array => element
                .EnumerateArray()
                .SelectMany((item, at) => Lines(item, $"{path}[{at}]"))
                .Prepend(path),
            JsonValueKind.String => [$"{path}={element.GetString()}"],
            _ => [$"{path}={element.GetRawText()}"],
        };
}
