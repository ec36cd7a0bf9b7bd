using System.Net;
using System.Text.RegularExpressions;
using Attune.Server.Hosting;

namespace Attune.Server.Tests.Hosting;

public sealed class FirstStartTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task EmptyFolder_GetsAWorkspaceWithAKeyThatWorks()
    {
        await using var server = await RunningServer.StartAsync(folder.Path);
        var workspace = Line(server, "Workspace");
        var key = Line(server, "API key").Split(' ')[0];
        Assert.Equal(HttpStatusCode.OK, await TestConnectionAsync(server, workspace, key));
        Assert.Equal(HttpStatusCode.Unauthorized, await TestConnectionAsync(server, workspace, key + "x"));
    }

    [Fact]
    public async Task GeneratedKey_IsSaidOnceAndLoggedNever()
    {
        string key;
        await using (var server = await RunningServer.StartAsync(folder.Path))
        {
            key = Line(server, "API key").Split(' ')[0];
            Assert.Single(Regex.Matches(server.Console.ToString(), Regex.Escape(key)));
            Assert.NotEmpty(server.Log.Lines);
            Assert.DoesNotContain(server.Log.Lines, line => line.Contains(key));
            await server.StopAsync();
        }
        await using var again = await RunningServer.StartAsync(folder.Path);
        Assert.DoesNotContain(key, again.Console.ToString());
        Assert.DoesNotContain("API key", again.Console.ToString());
        Assert.Equal(HttpStatusCode.OK, await TestConnectionAsync(again, Line(again, "Workspace"), key));
        await again.StopAsync();
        foreach (var file in Directory.GetFiles(folder.Path, "*.db*"))
        {
            Assert.DoesNotContain(key, ReadAsText(file));
        }
    }

    [Fact]
    public async Task OperatorsWorkspaceAndKey_AreTaken_AndTheKeyNotRepeated()
    {
        await using var server = await RunningServer.StartAsync(
            folder.Path,
            "--ATTUNE_WORKSPACE=ACME_shop-1",
            "--ATTUNE_API_KEY=sixteen-chars-ok"
        );
        Assert.Equal("ACME_shop-1", Line(server, "Workspace"));
        Assert.DoesNotContain("sixteen-chars-ok", server.Console.ToString());
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains("sixteen-chars-ok"));
        Assert.Equal(HttpStatusCode.OK, await TestConnectionAsync(server, "ACME_shop-1", "sixteen-chars-ok"));
    }

    [Theory]
    [InlineData("--ATTUNE_API_KEY=fifteen-chars-k", "ATTUNE_API_KEY", "16")]
    [InlineData("--ATTUNE_WORKSPACE=no spaces", "ATTUNE_WORKSPACE", "letters")]
    [InlineData("--Attune:Demo=perhaps", "Attune:Demo", "true or false")]
    public async Task OperatorsValue_ThatCannotBeUsed_StopsTheStart(string setting, string name, string hint)
    {
        var refusal = await Assert.ThrowsAsync<OperatorException>(() => RunningServer.StartAsync(folder.Path, setting));
        Assert.Contains(name, refusal.Message);
        Assert.Contains(hint, refusal.Message);
    }

    [Fact]
    public async Task OperatorsWorkspace_InAFolderThatHasOne_IsNotMade_AndThatIsSaid()
    {
        await using (var first = await RunningServer.StartAsync(folder.Path, "--ATTUNE_WORKSPACE=first"))
        {
            await first.StopAsync();
        }
        await using var second = await RunningServer.StartAsync(folder.Path, "--ATTUNE_WORKSPACE=second");
        Assert.Equal("first", Line(second, "Workspace"));
        Assert.Contains("second", Line(second, "Note"));
    }

    [Fact]
    public async Task Banner_TellsWhereEverythingIs()
    {
        await using var server = await RunningServer.StartAsync(folder.Path);
        Assert.Equal($"{server.Address}/", Line(server, "Dashboard"));
        Assert.Equal(server.Address, Line(server, "API"));
        Assert.Equal($"{server.Address}/docs", Line(server, "API docs"));
        Assert.Equal($"{folder.Path} (SQLite)", Line(server, "Data"));
        Assert.Equal(
            HttpStatusCode.OK,
            (await server.Client.GetAsync(Line(server, "Dashboard"), TestContext.Current.CancellationToken)).StatusCode
        );
    }

    private static string Line(RunningServer server, string label) =>
        Regex.Match(server.Console.ToString(), $"^  {label} +(.+?)\r?$", RegexOptions.Multiline).Groups[1].Value;

    private static string ReadAsText(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static async Task<HttpStatusCode> TestConnectionAsync(RunningServer server, string workspace, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/integrations/authentication")
        {
            Content = new StringContent(
                $$"""{"app_id":"{{workspace}}","app_secret":"{{key}}","source":"test","region":"01"}""",
                System.Text.Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Authorization = ProbeServer.Basic(workspace, key);
        request.Headers.Add("MOE-APPKEY", workspace);
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
