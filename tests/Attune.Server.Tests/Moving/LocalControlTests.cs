using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attune.Server.Hosting;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Moving;

/// <summary>What a command on the same machine may ask of the running server.</summary>
public sealed class LocalControlTests : IDisposable
{
    private readonly TestFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TheFile_LetsItsReaderIn_AndNobodyElse()
    {
        await using var server = await RunningServer.StartAsync(folder.Path, "--Attune:Demo=false");
        var path = Path.Combine(folder.Path, "control.json");
        var control = JsonNode.Parse(await File.ReadAllTextAsync(path, Token))!;
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync("/local/move", Token)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await server.Client.PostAsJsonAsync("/local/move", new { to = "Host=x" }, Token)).StatusCode
        );
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", (string)control["Secret"]!);
        var progress = await server.Client.GetFromJsonAsync<JsonElement>("/local/move", Token);
        Assert.Equal("None", progress.GetProperty("phase").GetString());

        await server.StopAsync();
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Move_WithoutAServer_SaysSo()
    {
        var error = new StringWriter();
        var invocation = AttuneCommands.Invocation;
        invocation.Error = error;
        var code = await AttuneCommands
            .Create()
            .Parse(["move", "--to", "Host=127.0.0.1;Password=secret-word", "--data", folder.Path])
            .InvokeAsync(invocation, Token);

        Assert.Equal(1, code);
        Assert.Contains("No server runs on", error.ToString());
        Assert.DoesNotContain("secret-word", error.ToString());
    }

    [Fact]
    public async Task Move_ToADatabaseThatIsNotThere_SaysWhy_AndTheServerGoesOn()
    {
        await using var server = await RunningServer.StartAsync(folder.Path, "--Attune:Demo=false");
        var error = new StringWriter();
        var invocation = AttuneCommands.Invocation;
        invocation.Error = error;
        invocation.Output = new StringWriter();
        var code = await AttuneCommands
            .Create()
            .Parse([
                "move",
                "--to",
                "Host=127.0.0.1;Port=1;Username=a;Password=secret-word;Timeout=2",
                "--data",
                folder.Path,
            ])
            .InvokeAsync(invocation, Token);

        Assert.Equal(1, code);
        Assert.Contains("can be begun again", error.ToString());
        Assert.DoesNotContain("secret-word", error.ToString() + string.Concat(server.Log.Lines));
    }
}
