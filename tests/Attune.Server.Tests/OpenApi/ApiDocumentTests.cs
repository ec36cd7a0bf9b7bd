using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.OpenApi;
using Attune.Server.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.OpenApi;

public sealed partial class ApiDocumentTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private RunningServer server = null!;
    private JsonObject document = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync(folder.Path, "--Attune:Demo=false");
        var text = await server.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        document = JsonNode.Parse(text)!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public void Document_IsOpenApi31()
    {
        Assert.StartsWith("3.1.", (string?)document["openapi"]);
        Assert.Equal("Attune", (string?)document["info"]!["title"]);
    }

    [Fact]
    public void Document_HasEveryCallOfEveryFamily_AndNoOther()
    {
        var mapped = Mapped().Select(endpoint => endpoint.Name).Order();
        var described = Operations().Select(operation => operation.Name).Order();

        Assert.Equal(mapped, described);
    }

    [Fact]
    public void EveryCall_NamesWhatItIsAndBelongsToADescribedTag()
    {
        var tags = document["tags"]!.AsArray().Select(tag => (string?)tag!["name"]).ToHashSet();
        foreach (var (name, operation) in Operations())
        {
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]), name);
            Assert.True(tags.Contains((string?)operation["tags"]![0]), $"{name}: {operation["tags"]}");
        }
        var ids = Operations().Select(operation => (string?)operation.Operation["operationId"]).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void EveryCall_AsksForTheCredentialsThatTheServerAsksFor()
    {
        var operations = Operations().ToDictionary(operation => operation.Name, operation => operation.Operation);
        foreach (var (name, access) in Mapped())
        {
            var wanted = operations[name]["security"]!.AsArray();
            Assert.Equal(access is null, wanted.Count == 0);
            if (access is not null)
            {
                Assert.NotEmpty(wanted[0]!["basic"]!.AsArray());
                Assert.Equal(access.AppKey == AppKeyHeader.Required, wanted[0]!["app_key"] is not null);
            }
        }
    }

    [Fact]
    public void EveryCall_ShowsItsAnswerItsRefusalsAndAnExampleOfItsBody()
    {
        foreach (var (name, operation) in Operations().Where(call => (string?)call.Operation["tags"]![0] != "Other"))
        {
            var answers = operation["responses"]!.AsObject();
            Assert.True(answers.Any(answer => answer.Key.StartsWith('2')), name);
            Assert.True(answers.ContainsKey("401"), $"{name} does not say how credentials are refused");
            if (operation["requestBody"] is { } body)
            {
                var content = body["content"]!["application/json"]!;
                Assert.True(content["schema"] is not null, name);
                Assert.True(
                    content["examples"] is JsonObject { Count: > 0 }
                        || name.Contains(" /api/", StringComparison.Ordinal),
                    $"{name} has no example"
                );
                Assert.True(answers.ContainsKey("413") && answers.ContainsKey("400"), name);
            }
        }
    }

    [Fact]
    public void CallsThatMakeAndThatReplaceARecord_ShowTheSameExample()
    {
        var paths = document["paths"]!;
        var made = paths["/api/v1/segments"]!["post"]!["requestBody"]!["content"]!["application/json"]!["examples"]!;
        var replaced = paths["/api/v1/segments/{id}"]!["put"]!["requestBody"]!["content"]!["application/json"]!;

        Assert.Equal(made.ToJsonString(), replaced["examples"]!.ToJsonString());
    }

    [Fact]
    public void EveryReference_LeadsSomewhere()
    {
        var text = document.ToJsonString();
        foreach (var path in Reference().Matches(text).Select(match => match.Groups[1].Value).Distinct())
        {
            JsonNode? at = document;
            foreach (var step in path.Split('/'))
            {
                at = at?[step];
            }
            Assert.True(at is not null, path);
        }
    }

    [Fact]
    public void Document_SaysNothingOfTheCode()
    {
        var text = document.ToJsonString();
        Assert.DoesNotContain("wire.md", text);
        Assert.DoesNotContain("cref", text);
        Assert.DoesNotContain("Attune.Core", text);
    }

    [Fact]
    public async Task Page_LoadsNothingFromElsewhere_AndRunsOnlyItsOwnScripts()
    {
        using var response = await server.Client.GetAsync("/docs", TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

        var nonce = Nonce().Match(policy).Groups[1].Value;
        Assert.NotEmpty(nonce);
        Assert.All(Script().Matches(page), script => Assert.Contains($"nonce=\"{nonce}\"", script.Value));
        Assert.DoesNotContain("://", page);
        Assert.DoesNotContain("http", policy);
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("openapi/v1.json", page);
    }

    [Fact]
    public async Task Page_GetsANewNonceEachTime()
    {
        Assert.NotEqual(await ReadNonceAsync(), await ReadNonceAsync());
    }

    private async Task<string> ReadNonceAsync()
    {
        using var response = await server.Client.GetAsync("/docs/", TestContext.Current.CancellationToken);
        return Nonce().Match(response.Headers.GetValues("Content-Security-Policy").Single()).Groups[1].Value;
    }

    private IEnumerable<(string Name, AccessMetadata? Access)> Mapped() =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<FamilyMetadata>() is not null
        from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
        select (
            $"{method} {EndpointDescriptions.PathOf(endpoint.RoutePattern)}",
            endpoint.Metadata.GetMetadata<AccessMetadata>()
        );

    private IEnumerable<(string Name, JsonObject Operation)> Operations() =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!.AsObject());

    [GeneratedRegex("\"\\$ref\":\"#/([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();
}
