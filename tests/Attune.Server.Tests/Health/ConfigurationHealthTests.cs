using System.Net;
using System.Text.Json.Nodes;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Health;

public sealed class ConfigurationHealthTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RecordThatMakesNoSense_IsNamed_AndTheServerIsReadyAllTheSame()
    {
        await using var server = await RunningServer.StartAsync(folder.Path, "--ATTUNE_WORKSPACE=ACME");
        var store = server.Services.GetRequiredService<IDocumentStore>();
        await store.WriteAsync(
            "ACME",
            [DocumentChange.Create(WorkspaceKinds.Segment, "s1", """{"name":7}"""u8.ToArray(), "broken-segment")],
            Actor.System,
            TestContext.Current.CancellationToken
        );
        using var response = await server.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("degraded", (string?)body["status"]);
        var check = body["checks"]!["configuration"]!;
        Assert.StartsWith("1 record", (string?)check["note"]);
        var record = Assert.Single(check["left_out"]!.AsArray())!;
        Assert.Equal(("ACME", "Segment"), ((string?)record["workspace"], (string?)record["kind"]));
        Assert.Equal("broken-segment", (string?)record["name"]);
        Assert.NotEmpty((string?)record["problem"] ?? "");
    }
}
