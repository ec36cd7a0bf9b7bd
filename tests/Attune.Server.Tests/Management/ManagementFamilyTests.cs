using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Attune.Server.Tests.Management;

public sealed class ManagementFamilyTests : IAsyncLifetime
{
    private ManagementServer server = null!;

    public async ValueTask InitializeAsync() => server = await ManagementServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task WithoutCredentials_TheAnswerSaysHowToSendThem()
    {
        server.Client.DefaultRequestHeaders.Authorization = null;

        var (response, problem) = await server.Client.GetJsonAsync("/api/v1/keys");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Basic", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal(401, problem.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("Basic", "!!!")]
    [InlineData("Bearer", "abc")]
    [InlineData("Basic", "U0hPUDp3cm9uZy1rZXktd3Jvbmcta2V5")]
    [InlineData("Basic", "Tk9CT0RZOm9wZXJhdG9yLTAxMjM0NTY3ODk=")]
    public async Task WrongCredentials_AreRefused(string scheme, string parameter)
    {
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, parameter);

        var (response, _) = await server.Client.GetJsonAsync("/api/v1/keys");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task KeyWithoutTheScope_IsForbidden()
    {
        using var client = await server.ClientWithScopesAsync("personalize", "data", "content");

        var (response, problem) = await client.GetJsonAsync("/api/v1/settings");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("manage", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api")]
    [InlineData("/api/v2/keys")]
    [InlineData("/api/v1/keys/nobody")]
    public async Task WhatIsNotThere_IsAProblemDocument(string path)
    {
        var (response, problem) = await server.Client.GetJsonAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("urn:attune:problem:not-found", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task WrongMethod_TellsTheRightOnes()
    {
        var (response, problem) = await server.Client.SendJsonAsync(HttpMethod.Patch, "/api/v1/settings", "{}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("PUT", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"name\":")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    public async Task MalformedBody_Is400(string body)
    {
        var (response, problem) = await server.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/keys", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("urn:attune:problem:malformed-json", problem.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public async Task BodyThatIsNoObject_IsNamedSo(string body)
    {
        var (response, problem) = await server.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/keys", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal([""], problem.ErrorPaths());
    }

    [Fact]
    public async Task BodyOfAnotherType_Is415()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "text/plain");

        var response = await server.Client.PostAsync("/api/v1/keys", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task BodyAboveTheLimit_Is413()
    {
        var (response, problem) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/keys",
            "{\"name\":\"" + new string('x', 4 * 1024 * 1024) + "\"}"
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("urn:attune:problem:too-large", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task FurtherWorkspaces_AreMadeByOperatorsAndSeeNothingOfEachOther()
    {
        using var manager = await server.ClientWithScopesAsync("manage");
        var body = new { id = "SECOND", name = "Second shop" };

        var (forbidden, _) = await manager.SendJsonAsync(HttpMethod.Post, "/api/v1/workspaces", body);
        var (created, workspace) = await server.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/workspaces", body);
        var (again, _) = await server.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/workspaces", body);

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var second = server.ClientOf("SECOND", workspace.GetProperty("secret").GetString()!);
        var (_, keys) = await server.Client.GetJsonAsync("/api/v1/keys");
        foreach (var key in keys.GetProperty("items").EnumerateArray())
        {
            var path = $"/api/v1/keys/{key.GetProperty("id").GetString()}";
            Assert.Equal(HttpStatusCode.NotFound, (await second.GetJsonAsync(path)).Response.StatusCode);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await second.SendJsonAsync(HttpMethod.Delete, path, ifMatch: "*")).Response.StatusCode
            );
        }
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await second.GetJsonAsync("/api/v1/workspaces/SHOP")).Response.StatusCode
        );
        Assert.Equal(["SECOND"], Ids((await second.GetJsonAsync("/api/v1/workspaces")).Body));
        Assert.Equal(["SECOND", "SHOP"], Ids((await server.Client.GetJsonAsync("/api/v1/workspaces")).Body));
        var (_, audit) = await second.GetJsonAsync("/api/v1/audit");
        Assert.All(
            audit.GetProperty("items").EnumerateArray(),
            entry => Assert.Equal("First key", entry.GetProperty("actor").GetProperty("name").GetString())
        );
    }

    private static IEnumerable<string> Ids(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!);
}
