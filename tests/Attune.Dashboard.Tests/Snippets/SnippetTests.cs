using System.Text.Json;
using Attune.Dashboard.Snippets;

namespace Attune.Dashboard.Tests.Snippets;

public sealed class SnippetTests
{
    private static readonly SnippetRequest Request = new(
        "https://attune.example.com/v1/experiences/fetch",
        "DEMO",
        """{ "identifiers": { "customer_id": "O'Neil \"x\" \\ $HOME\n🚀" } }"""
    );

    public static TheoryData<string> Languages => new(SnippetLanguages.All.Select(language => language.Name));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Snippet_NamesTheServerTheWorkspaceAndThePlaceOfTheSecret(string name)
    {
        var text = SnippetLanguages.All.First(language => language.Name == name).Write(Request);

        Assert.Contains(Request.Url, text);
        Assert.Contains("DEMO", text);
        Assert.Contains(SnippetRequest.Authorization, text);
    }

    [Fact]
    public void Collection_HasBasicAuthAndTheFetch_AsJson()
    {
        var json = PostmanCollection.Write("Attune", "https://attune.example.com", "DEMO", Request.Body);

        using var document = JsonDocument.Parse(json);
        Assert.Equal("basic", document.RootElement.GetProperty("auth").GetProperty("type").GetString());
        var fetch = document.RootElement.GetProperty("item")[0].GetProperty("request");
        Assert.Equal(Request.Body, fetch.GetProperty("body").GetProperty("raw").GetString());
    }
}
