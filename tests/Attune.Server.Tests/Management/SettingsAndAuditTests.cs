using System.Net;
using System.Text.Json;

namespace Attune.Server.Tests.Management;

public sealed class SettingsAndAuditTests : IAsyncLifetime
{
    private ManagementServer server = null!;

    public async ValueTask InitializeAsync() => server = await ManagementServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Settings_AreReplacedByWhatWasReadAndChanged()
    {
        var (read, settings) = await server.Client.GetJsonAsync("/api/v1/settings");
        var text = settings.GetRawText().Replace("Etc/UTC", "Asia/Kolkata", StringComparison.Ordinal);

        var (updated, body) = await server.Client.SendJsonAsync(HttpMethod.Put, "/api/v1/settings", text, read.Etag());

        Assert.Equal(HttpStatusCode.OK, updated.StatusCode);
        Assert.Equal("\"2\"", updated.Etag());
        Assert.Equal("Asia/Kolkata", body.GetProperty("time_zone").GetString());
        var (stale, _) = await server.Client.SendJsonAsync(HttpMethod.Put, "/api/v1/settings", text, read.Etag());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    [Fact]
    public async Task WrongSettings_NameEverythingThatIsWrong()
    {
        var (response, problem) = await server.Client.SendJsonAsync(
            HttpMethod.Put,
            "/api/v1/settings",
            """{"name": "", "time_zone": "Mars/Base", "identifiers": ["uid"], "global_control_group": {"percentage": 100}}""",
            "*"
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(["name", "time_zone", "identifiers[0]", "global_control_group.percentage"], problem.ErrorPaths());
    }

    [Fact]
    public async Task Audit_TellsEveryChangeWithBeforeAndAfter()
    {
        await RenameAsync("One");
        server.Time.Advance(TimeSpan.FromMinutes(3));
        await RenameAsync("Two");

        var (_, page) = await server.Client.GetJsonAsync("/api/v1/audit?kind=workspace_settings&limit=2");

        var newest = page.GetProperty("items")[0];
        Assert.Equal("workspace_settings.update", newest.GetProperty("action").GetString());
        Assert.Equal("2026-03-01T12:03:15+00:00", newest.GetProperty("at").GetString());
        Assert.Equal("key", newest.GetProperty("actor").GetProperty("kind").GetString());
        var (_, entry) = await server.Client.GetJsonAsync($"/api/v1/audit/{newest.GetProperty("sequence").GetInt64()}");
        Assert.Equal("One", entry.GetProperty("before").GetProperty("name").GetString());
        Assert.Equal("Two", entry.GetProperty("after").GetProperty("name").GetString());
        Assert.Equal("""[{"path":"name","before":"One","after":"Two"}]""", entry.GetProperty("changes").GetRawText());
        var cursor = page.GetProperty("next_cursor").GetString();
        var (_, rest) = await server.Client.GetJsonAsync(
            $"/api/v1/audit?kind=workspace_settings&limit=2&cursor={cursor}"
        );
        var first = Assert.Single(rest.GetProperty("items").EnumerateArray());
        Assert.Equal("system", first.GetProperty("actor").GetProperty("kind").GetString());
        Assert.False(rest.TryGetProperty("next_cursor", out _));
    }

    [Fact]
    public async Task Audit_NeverShowsASecretOrItsHash()
    {
        var (_, key) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/keys",
            new { name = "Site", scopes = new[] { "data" } }
        );

        var (_, page) = await server.Client.GetJsonAsync("/api/v1/audit?kind=api_key");
        var sequence = page.GetProperty("items")[0].GetProperty("sequence").GetInt64();
        var (_, entry) = await server.Client.GetJsonAsync($"/api/v1/audit/{sequence}");

        var text = page.GetRawText() + entry.GetRawText();
        Assert.Contains("\"name\":\"Site\"", text);
        Assert.DoesNotContain(key.GetProperty("secret").GetString()!, text);
        Assert.DoesNotContain("hash", text);
        Assert.DoesNotContain("secret", text);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("cursor=-1", "cursor")]
    [InlineData("from=yesterday", "from")]
    [InlineData("kind=a&kind=b", "kind")]
    [InlineData("kind=%00", "kind")]
    [InlineData("colour=red", "colour")]
    public async Task QueryThatMakesNoSense_IsNamed(string query, string path)
    {
        var (response, problem) = await server.Client.GetJsonAsync($"/api/v1/audit?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal([path], problem.ErrorPaths());
    }

    [Fact]
    public async Task Undo_BringsBackWhatWasThereBefore()
    {
        await RenameAsync("One");
        await RenameAsync("Two");
        var sequence = await NewestAsync("workspace_settings");

        var (response, entry) = await server.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/audit/{sequence}:undo");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("workspace_settings.undo", entry.GetProperty("action").GetString());
        Assert.Equal(2, entry.GetProperty("restored_from").GetInt64());
        var (_, settings) = await server.Client.GetJsonAsync("/api/v1/settings");
        Assert.Equal("One", settings.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Undo_OfAChangeThatWasBuiltUpon_IsRefused()
    {
        await RenameAsync("One");
        var sequence = await NewestAsync("workspace_settings");
        await RenameAsync("Two");

        var (response, problem) = await server.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/audit/{sequence}:undo");

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Equal("\"3\"", problem.GetProperty("current_etag").GetString());
    }

    [Fact]
    public async Task Undo_OfAKeysChange_IsRefused()
    {
        var sequence = await NewestAsync("api_key");

        var (response, _) = await server.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/audit/{sequence}:undo");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task Undo_DoesNotLetAManagerRaiseWhatIsTheOperators()
    {
        await RenameAsync("One", """{"AudiencesPerExperience": 99}""");
        await RenameAsync("Two");
        var sequence = await NewestAsync("workspace_settings");
        using var manager = await server.ClientWithScopesAsync("manage");

        var (response, _) = await manager.SendJsonAsync(HttpMethod.Post, $"/api/v1/audit/{sequence}:undo");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("9223372036854775807")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task Undo_OfNoEntry_IsNotFound(string sequence)
    {
        var (response, _) = await server.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/audit/{sequence}:undo");
        var (read, _) = await server.Client.GetJsonAsync($"/api/v1/audit/{sequence}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    private async Task RenameAsync(string name, string limits = "{}")
    {
        var body = $$"""{"name": "{{name}}", "time_zone": "Etc/UTC", "identifiers": [], "limits": {{limits}}}""";
        var (response, _) = await server.Client.SendJsonAsync(HttpMethod.Put, "/api/v1/settings", body, "*");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<long> NewestAsync(string kind)
    {
        var (_, page) = await server.Client.GetJsonAsync($"/api/v1/audit?kind={kind}&limit=1");
        return page.GetProperty("items")[0].GetProperty("sequence").GetInt64();
    }
}
