using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.ContentApis;

/// <summary>The whole server, allowed to call one local server, with an operator's key.</summary>
internal sealed class ContentApiServer : IAsyncDisposable
{
    private readonly DirectoryInfo directory;

    private ContentApiServer(RunningServer server, DirectoryInfo directory)
    {
        Server = server;
        this.directory = directory;
        Authorize(server.Client);
    }

    public RunningServer Server { get; private set; }

    public string Data => directory.FullName;

    public static async Task<ContentApiServer> StartAsync(int port, params string[] settings)
    {
        var directory = Directory.CreateTempSubdirectory("attune-content-apis-");
        return new ContentApiServer(await RunAsync(directory, port, settings), directory);
    }

    public async Task RestartAsync(int port, params string[] settings)
    {
        await Server.DisposeAsync();
        Server = await RunAsync(directory, port, settings);
        Authorize(Server.Client);
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        HttpMethod method,
        string path,
        string? json = null,
        string? ifMatch = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }
        using var response = await Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        directory.Delete(recursive: true);
    }

    private static Task<RunningServer> RunAsync(DirectoryInfo directory, int port, string[] settings) =>
        RunningServer.StartAsync(
            directory.FullName,
            [
                "--Attune:Demo=false",
                "--ATTUNE_WORKSPACE=SHOP",
                "--ATTUNE_API_KEY=operator-0123456789",
                $"--Attune:Outbound:AllowedHosts=127.0.0.1:{port}",
                .. settings,
            ]
        );

    private static void Authorize(HttpClient client)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String("SHOP:operator-0123456789"u8)
        );
        client.DefaultRequestHeaders.Add("MOE-APPKEY", "SHOP");
    }
}
