using System.Net;
using System.Text.Json;

namespace Attune.Server.Tests.Management;

public sealed class KeyEndpointTests : IAsyncLifetime
{
    private ManagementServer server = null!;

    public async ValueTask InitializeAsync() => server = await ManagementServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Create_GivesTheSecretOnceAndTheAddress()
    {
        var (response, key) = await CreateAsync("Site", "personalize", "data");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/api/v1/keys/{key.GetProperty("id").GetString()}", response.Headers.Location!.ToString());
        Assert.Equal("\"1\"", response.Etag());
        Assert.StartsWith("attune_", key.GetProperty("secret").GetString());
        Assert.Equal("First key", key.GetProperty("created_by").GetProperty("name").GetString());

        var (read, again) = await server.Client.GetJsonAsync(response.Headers.Location.ToString());
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.False(again.TryGetProperty("secret", out _));
        Assert.Equal(key.GetProperty("secret").GetString()![^4..], again.GetProperty("ending").GetString());
        Assert.False(again.TryGetProperty("last_used_at", out _));
    }

    [Fact]
    public async Task List_ShowsEveryKeyAndWhenItWasUsed()
    {
        server.Time.Advance(TimeSpan.FromSeconds(1));
        await CreateAsync("Site", "data");

        var (_, page) = await server.Client.GetJsonAsync("/api/v1/keys");

        var keys = page.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["First key", "Site"], keys.Select(key => key.GetProperty("name").GetString()));
        Assert.Equal("2026-03-01T12:00:00+00:00", keys[0].GetProperty("last_used_at").GetString());
        Assert.False(page.TryGetProperty("next_cursor", out _));
    }

    [Fact]
    public async Task Regenerate_EndsTheOldSecretAtOnce()
    {
        var (created, key) = await CreateAsync("Site", "manage");
        using var old = server.ClientOf(ManagementServer.Workspace, key.GetProperty("secret").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await old.GetJsonAsync("/api/v1/keys")).Response.StatusCode);

        var (response, regenerated) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            $"{created.Headers.Location}:regenerate",
            ifMatch: created.Etag()
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetJsonAsync("/api/v1/keys")).Response.StatusCode);
        using var fresh = server.ClientOf(ManagementServer.Workspace, regenerated.GetProperty("secret").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await fresh.GetJsonAsync("/api/v1/keys")).Response.StatusCode);
    }

    [Fact]
    public async Task Revoke_EndsTheKeyAtOnce()
    {
        var (created, key) = await CreateAsync("Site", "manage");
        using var old = server.ClientOf(ManagementServer.Workspace, key.GetProperty("secret").GetString()!);

        var (response, _) = await server.Client.SendJsonAsync(
            HttpMethod.Delete,
            created.Headers.Location!.ToString(),
            ifMatch: "*"
        );

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetJsonAsync("/api/v1/keys")).Response.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await server.Client.GetJsonAsync(created.Headers.Location.ToString())).Response.StatusCode
        );
    }

    [Fact]
    public async Task Update_ChangesScopesOfTheSameSecret()
    {
        var (created, key) = await CreateAsync("Site", "manage");
        using var client = server.ClientOf(ManagementServer.Workspace, key.GetProperty("secret").GetString()!);

        var (response, updated) = await server.Client.SendJsonAsync(
            HttpMethod.Put,
            created.Headers.Location!.ToString(),
            new { name = "Site", scopes = new[] { "data" } },
            created.Etag()
        );

        Assert.Equal("\"2\"", response.Etag());
        Assert.Equal("data", updated.GetProperty("scopes")[0].GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetJsonAsync("/api/v1/keys")).Response.StatusCode);
    }

    [Theory]
    [InlineData("PUT", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", ":regenerate")]
    public async Task Change_NeedsTheVersionThatWasRead(string method, string action)
    {
        var (created, _) = await CreateAsync("Site", "data");
        var path = created.Headers.Location + action;
        var body = new { name = "Site", scopes = new[] { "data" } };

        var (without, problem) = await server.Client.SendJsonAsync(new HttpMethod(method), path, body);
        var (stale, conflict) = await server.Client.SendJsonAsync(new HttpMethod(method), path, body, "\"7\"");
        var (weak, _) = await server.Client.SendJsonAsync(new HttpMethod(method), path, body, "W/\"1\"");

        Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
        Assert.Equal("urn:attune:problem:precondition-required", problem.GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("\"1\"", conflict.GetProperty("current_etag").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, weak.StatusCode);
    }

    [Fact]
    public async Task WrongBody_NamesEverythingThatIsWrong()
    {
        var (response, problem) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/keys",
            """{"scopes": ["data", 4, null], "secret": true, "colour": "red"}"""
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["scopes[1]", "scopes[2]", "secret", "colour", "name"], problem.ErrorPaths());
        Assert.Equal(
            response.Headers.GetValues("X-Request-Id").Single(),
            problem.GetProperty("request_id").GetString()
        );
    }

    [Fact]
    public async Task LastManager_CannotBeRevoked()
    {
        var (_, page) = await server.Client.GetJsonAsync("/api/v1/keys");
        var id = page.GetProperty("items")[0].GetProperty("id").GetString();

        var (response, _) = await server.Client.SendJsonAsync(HttpMethod.Delete, $"/api/v1/keys/{id}", ifMatch: "*");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task OperatorsScope_CannotBeTakenByAManager()
    {
        using var manager = await server.ClientWithScopesAsync("manage");

        var (response, problem) = await manager.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/keys",
            new { name = "Root", scopes = new[] { "operate" } }
        );

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("urn:attune:problem:forbidden", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Keys_SurviveARestart()
    {
        var (_, key) = await CreateAsync("Site", "manage");
        var directory = await server.StopAsync();
        server = await ManagementServer.StartAsync(directory);
        using var client = server.ClientOf(ManagementServer.Workspace, key.GetProperty("secret").GetString()!);

        Assert.Equal(HttpStatusCode.OK, (await client.GetJsonAsync("/api/v1/keys")).Response.StatusCode);
    }

    private Task<(HttpResponseMessage Response, JsonElement Body)> CreateAsync(string name, params string[] scopes) =>
        server.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/keys", new { name, scopes });
}
