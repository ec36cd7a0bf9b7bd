using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Health;

public sealed class ConfigurationHealthTests : IDisposable
{
    private const string Secret = "health-tests-key-0123456789";

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RecordThatMakesNoSense_IsCounted_AndTheServerIsReadyAllTheSame()
    {
        await using var server = await StartAsync();

        var check = await ReadAsync(server, null);

        Assert.StartsWith("1 record", (string?)check["note"]);
        Assert.Equal("degraded", (string?)check["status"]);
    }

    [Fact]
    public async Task RecordThatMakesNoSense_IsNamedToAKeyOfItsWorkspaceThatMayManage()
    {
        await using var server = await StartAsync();

        var check = await ReadAsync(server, await MakeKeyAsync(server, "manage"));

        var record = Assert.Single(check["left_out"]!.AsArray())!;
        Assert.Equal(("ACME", "Segment"), ((string?)record["workspace"], (string?)record["kind"]));
        Assert.Equal("broken-segment", (string?)record["name"]);
        Assert.NotEmpty((string?)record["problem"] ?? "");
    }

    [Fact]
    public async Task RecordThatMakesNoSense_IsNamedToAKeyThatMayOperate()
    {
        await using var server = await StartAsync();

        var check = await ReadAsync(server, ProbeServer.Basic("ACME", Secret));

        Assert.Single(check["left_out"]!.AsArray());
    }

    [Fact]
    public async Task RecordThatMakesNoSense_IsNotNamedToOthers()
    {
        await using var server = await StartAsync();

        foreach (
            var credentials in (AuthenticationHeaderValue?[])
                [
                    null,
                    ProbeServer.Basic("ACME", "wrong-key-wrong-key-wrong"),
                    await MakeKeyAsync(server, "data"),
                    await MakeWorkspaceAsync(server),
                ]
        )
        {
            var check = await ReadAsync(server, credentials);
            Assert.DoesNotContain("ACME", check.ToJsonString());
            Assert.DoesNotContain("broken-segment", check.ToJsonString());
        }
    }

    private async Task<RunningServer> StartAsync()
    {
        var server = await RunningServer.StartAsync(
            folder.Path,
            "--ATTUNE_WORKSPACE=ACME",
            $"--ATTUNE_API_KEY={Secret}",
            "--Attune:Demo=false"
        );
        var store = server.Services.GetRequiredService<IDocumentStore>();
        await store.WriteAsync(
            "ACME",
            [DocumentChange.Create(WorkspaceKinds.Segment, "s1", """{"name":7}"""u8.ToArray(), "broken-segment")],
            Actor.System,
            TestContext.Current.CancellationToken
        );
        return server;
    }

    private static async Task<AuthenticationHeaderValue> MakeKeyAsync(RunningServer server, string scope)
    {
        var key = await PostAsync(server, "/api/v1/keys", $$"""{"name":"Test","scopes":["{{scope}}"]}""");
        return ProbeServer.Basic("ACME", (string)key["secret"]!);
    }

    private static async Task<AuthenticationHeaderValue> MakeWorkspaceAsync(RunningServer server)
    {
        var made = await PostAsync(server, "/api/v1/workspaces", """{"id":"GLOBEX"}""");
        return ProbeServer.Basic("GLOBEX", (string)made["secret"]!);
    }

    private static async Task<JsonNode> PostAsync(RunningServer server, string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = ProbeServer.Basic("ACME", Secret);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<JsonNode> ReadAsync(RunningServer server, AuthenticationHeaderValue? credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        request.Headers.Authorization = credentials;
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("degraded", (string?)body["status"]);
        return body["checks"]!["configuration"]!;
    }
}
