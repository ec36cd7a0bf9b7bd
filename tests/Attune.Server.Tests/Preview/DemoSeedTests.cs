using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Server.Personalize;
using Attune.Server.Preview;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Preview;

/// <summary>The published sample calls against the demo workspace of a server that has just been started.</summary>
public sealed class DemoSeedTests
{
    private const string Workspace = "DEMO_SHOP";
    private const string Key = "demo-shop-key-0123456789";

    [Fact]
    public async Task TheSixPreviewSamples_AreAnsweredAsPublished()
    {
        var seed = SeedPreviews.Read();
        await using var server = await StartAsync();

        for (var sample = 0; sample < seed.Requests.Count; sample++)
        {
            var (status, body) = await PostAsync(server, PreviewEndpoints.Path, seed.Requests[sample]);

            Assert.True(status == HttpStatusCode.OK, $"sample {sample + 1}: {body.ToJsonString()}");
            var expected = Payload(seed.Answers[sample]);
            var rendered = Payload(body);
            switch (sample)
            {
                case 2:
                    expected["data"]![0]!["external_template_id"] = (string?)
                        JsonNode.Parse(seed.Requests[2])!["personalization_content"]!["custom_template_data"]![
                            "template_id"
                        ];
                    Assert.Equal(expected.ToJsonString(), rendered.ToJsonString());
                    break;
                case 3:
                    Assert.Equal((string?)expected["content_block"], (string?)rendered["Content Block"]);
                    break;
                case 4:
                    Assert.Equal("Delhi", (string?)rendered["Content Api"]);
                    break;
                default:
                    Assert.Equal(seed.Answers[sample].ToJsonString(), body.ToJsonString());
                    break;
            }
        }

        var (_, whole) = await PostAsync(
            server,
            PreviewEndpoints.Path,
            seed.Requests[4].Replace("{{var.name}}", "{{var}}")
        );
        Assert.Equal((string?)Payload(seed.Answers[4])["content_api"], (string?)Payload(whole)["Content Api"]);
    }

    [Fact]
    public async Task AFetchForTheSamplesUser_IsServed()
    {
        await using var server = await StartAsync();

        var (status, body) = await PostAsync(
            server,
            PersonalizeEndpoints.FetchPath,
            """{"identifiers":{"customer_id":"JOHN012"}}"""
        );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(body["experiences"]!.AsObject());
    }

    private static JsonNode Payload(JsonNode answer) => answer["personalized_content"]!["payload"]!;

    private static async Task<RunningServer> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("attune-demo-").FullName;
        var server = await RunningServer.StartAsync(data, $"--ATTUNE_WORKSPACE={Workspace}", $"--ATTUNE_API_KEY={Key}");
        server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic(Workspace, Key);
        server.Client.DefaultRequestHeaders.Add("MOE-APPKEY", Workspace);
        return server;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(
        RunningServer server,
        string path,
        string json
    )
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(body)!);
    }
}
