using System.Net;
using System.Text.Json.Nodes;
using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Templates;
using Attune.Core.Users;

namespace Attune.Server.Tests.Preview;

/// <summary>The published sample calls, as they are printed, against a workspace that holds what they name.</summary>
public sealed class SeedPreviewTests
{
    private readonly SeedPreviews seed = SeedPreviews.Read();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Samples1And2And6_AreAnsweredToTheByte(int sample)
    {
        await using var server = await StartAsync();

        var (status, body) = await server.PostAsync(seed.Requests[sample]);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(seed.Answers[sample].ToJsonString(), body.ToJsonString());
    }

    [Fact]
    public async Task Sample3_IsAnsweredToTheByte_ButForTheIdThatWasAskedFor()
    {
        await using var server = await StartAsync();
        var expected = seed.Answers[2].DeepClone();
        expected["personalized_content"]!["payload"]!["data"]![0]!["external_template_id"] = TemplateId;

        var (status, body) = await server.PostAsync(seed.Requests[2]);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(expected.ToJsonString(), body.ToJsonString());
    }

    [Fact]
    public async Task Sample4_HasThePrintedValue_UnderTheKeyThatWasSent()
    {
        await using var server = await StartAsync();

        var (_, body) = await server.PostAsync(seed.Requests[3]);

        Assert.Equal((string?)Payload(seed.Answers[3])["content_block"], (string?)Payload(body)["Content Block"]);
    }

    [Fact]
    public async Task Sample5_PrintsTheName_AndTheWholeAnswerAsPythonPrintsIt()
    {
        await using var server = await StartAsync();

        var (_, name) = await server.PostAsync(seed.Requests[4]);
        var (_, whole) = await server.PostAsync(seed.Requests[4].Replace("{{var.name}}", "{{var}}"));

        Assert.Equal("Delhi", (string?)Payload(name)["Content Api"]);
        Assert.Equal((string?)Payload(seed.Answers[4])["content_api"], (string?)Payload(whole)["Content Api"]);
    }

    private string TemplateId =>
        (string)JsonNode.Parse(seed.Requests[2])!["personalization_content"]!["custom_template_data"]!["template_id"]!;

    private static JsonNode Payload(JsonNode answer) => answer["personalized_content"]!["payload"]!;

    private async Task<PreviewServer> StartAsync()
    {
        var server = await PreviewServer.StartAsync();
        server.AddUser("""{"city":"Delhi"}""", [], new Identifier(Identifier.CustomerId, "JOHN012"));
        await server.AddBlockAsync("simple_text_cb", (string)Payload(seed.Answers[3])["content_block"]!);
        await server.AddApiAsync("testing_content_api", FromPython((string)Payload(seed.Answers[4])["content_api"]!));
        var titles = ((string)Payload(seed.Answers[5])["product_set"]!).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
        server.Items.Add("ACME", "c", [.. titles.Select((title, at) => $$"""{"id":"i{{at}}","title":"{{title}}"}""")]);
        await server.AddSetAsync(
            new ProductSet
            {
                Id = "s",
                Name = "test_prod",
                CatalogId = "c",
                Items = [.. titles.Select((_, at) => $"i{at}")],
            }
        );
        var record = Payload(seed.Answers[2])["data"]![0]!.DeepClone();
        record["external_template_id"] = TemplateId;
        await server.AddTemplateAsync(TemplateId, 1, TemplateChannel.Push, record.ToJsonString());
        return server;
    }

    // The sample holds text and numbers only, so that its quotes are all that differs from JSON.
    private static string FromPython(string printed) => printed.Replace('\'', '"');
}
