using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Attune.Server.Http;
using Attune.Server.OpenApi;
using Attune.Server.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Hostile;

/// <summary>The whole server with the demo shop, another workspace, and every described call of it.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    public const string Workspace = "ACME";
    public const string OtherWorkspace = "GLOBEX";
    public const string OtherKey = "globex-key-0123456789";
    private const string Key = "hostile-tests-key-0123456789";

    private readonly TestFolder folder = new();
    private RunningServer server = null!;

    /// <summary>All calls.</summary>
    internal IReadOnlyList<HostileCall> Calls { get; private set; } = [];

    /// <summary>Those that read a body.</summary>
    internal IEnumerable<HostileCall> CallsWithBody => Calls.Where(call => call.HasBody);

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync(
            folder.Path,
            $"--ATTUNE_WORKSPACE={Workspace}",
            $"--ATTUNE_API_KEY={Key}"
        );
        var text = await server.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        Calls = [.. Describe(JsonNode.Parse(text)!)];
        var made = Calls.Single(call => call is { Method: "POST", Template: "/api/v1/workspaces" });
        var (status, _) = await SendAsync(
            made,
            HostileBody.Json($$"""{"id":"{{OtherWorkspace}}","secret":"{{OtherKey}}"}""")
        );
        Assert.Equal(HttpStatusCode.Created, status);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Sends a request; its status, and what is wrong with the form of its answer or null.</summary>
    internal async Task<(HttpStatusCode Status, string? Wrong)> SendAsync(
        HostileCall call,
        HttpContent? body,
        Action<HttpRequestHeaders>? change = null,
        string? method = null
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method ?? call.Method), call.Path);
        request.Content = body;
        request.Headers.Authorization = ProbeServer.Basic(Workspace, Key);
        request.Headers.Add("MOE-APPKEY", Workspace);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        change?.Invoke(request.Headers);
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var isRefusal = (int)response.StatusCode >= 400;
        return (
            response.StatusCode,
            isRefusal
                ? FamilyForm.FindMistake(call.Family, response.Content.Headers.ContentType?.MediaType, text)
                : null
        );
    }

    private IEnumerable<HostileCall> Describe(JsonNode document) =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let family = endpoint.Metadata.GetMetadata<FamilyMetadata>()
        where family is not null
        from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
        let template = EndpointDescriptions.PathOf(endpoint.RoutePattern)
        let operation = document["paths"]![template]![method.ToLowerInvariant()]!
        select new HostileCall(
            method,
            template,
            family.Errors.GetType().Name,
            (bool?)operation["requestBody"]?["required"] ?? false,
            [.. Examples(operation)]
        );

    private static IEnumerable<string> Examples(JsonNode operation) =>
        (operation["requestBody"]?["content"]?["application/json"]?["examples"]?.AsObject() ?? []).Select(example =>
            example.Value!["value"]!.ToJsonString()
        );
}
