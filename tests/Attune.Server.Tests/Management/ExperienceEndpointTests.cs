using System.Net;
using System.Text.Json;

namespace Attune.Server.Tests.Management;

public sealed class ExperienceEndpointTests : IAsyncLifetime
{
    private const string Experiences = "/api/v1/experiences";
    private ManagementServer server = null!;

    public async ValueTask InitializeAsync() => server = await ManagementServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Experience_GoesFromDraftToPublishedToPausedAndBack()
    {
        var (created, draft) = await CreateAsync("homepage-banner");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("Draft", draft.GetProperty("status").GetString());
        Assert.Equal("1A", draft.GetProperty("draft").GetProperty("audiences")[0].GetProperty("id").GetString());
        var path = created.Headers.Location!.ToString();

        var (published, live) = await ActAsync(path, "publish", created.Etag());
        Assert.Equal("Active", live.GetProperty("status").GetString());
        Assert.False(live.TryGetProperty("draft", out _));
        Assert.Equal("2026-03-01T12:00:15+00:00", live.GetProperty("published_at").GetString());

        var (paused, stopped) = await ActAsync(path, "pause", published.Etag());
        Assert.Equal("Paused", stopped.GetProperty("status").GetString());

        var (resumed, again) = await ActAsync(path, "resume", paused.Etag());
        Assert.Equal("Active", again.GetProperty("status").GetString());
        Assert.Equal("\"4\"", resumed.Etag());
    }

    [Fact]
    public async Task WhatWasRead_CanBeSentBackAsTheDraft()
    {
        var (created, _) = await CreateAsync("homepage-banner");
        var path = created.Headers.Location!.ToString();
        await ActAsync(path, "publish", created.Etag());
        var (read, live) = await server.Client.GetJsonAsync(path);

        var (updated, draft) = await server.Client.SendJsonAsync(
            HttpMethod.Put,
            path,
            live.GetProperty("live").GetRawText().Replace("Hello", "Good day", StringComparison.Ordinal),
            read.Etag()
        );

        Assert.Equal(HttpStatusCode.OK, updated.StatusCode);
        Assert.Contains("Good day", draft.GetProperty("draft").GetRawText());
        Assert.Contains("Hello", draft.GetProperty("live").GetRawText());
    }

    [Fact]
    public async Task WrongExperience_NamesEveryMistakeOfShapeAtOnce()
    {
        var (response, problem) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            Experiences,
            """
            {"key": 5, "nmae": "x", "priority": "Urgent", "audiences": [
              {"name": "All", "rule": {"included_filters": {"filter_operator": "xor", "filters": [{"filter_type": "magic"}]}},
               "variations": [{"percentage": "half", "variables": [{"name": "t", "data_type": "text"}]}]}]}
            """
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            [
                "key",
                "nmae",
                "priority",
                "audiences[0].rule.included_filters.filter_operator",
                "audiences[0].rule.included_filters.filters[0].filter_type",
                "audiences[0].variations[0].percentage",
                "audiences[0].variations[0].variables[0].data_type",
                "audiences[0].variations[0].variables[0].value",
            ],
            problem
                .ErrorPaths()
                .Order(StringComparer.Ordinal)
                .OrderBy(path => path.StartsWith("audiences", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task WrongExperience_NamesEveryMistakeOfMeaningAtOnce()
    {
        var (response, problem) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            Experiences,
            """
            {"key": "a b", "name": "x", "schedule": {"start": "2026-02-02T00:00:00Z", "end": "2026-01-01T00:00:00Z"}, "audiences": [
              {"name": "All", "variations": [{"name": "A", "percentage": 50,
                "variables": [{"name": "t", "data_type": "string", "value": "{% if %}"}]}]}]}
            """
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var paths = problem.ErrorPaths().ToList();
        Assert.Contains("key", paths);
        Assert.Contains("name", paths);
        Assert.Contains("schedule.end", paths);
        Assert.Contains("audiences[0].variations", paths);
        Assert.Contains("audiences[0].variations[0].variables[0].value", paths);
    }

    [Fact]
    public async Task IncompleteDraft_IsKeptWhereItIsAllowed()
    {
        var (strict, _) = await server.Client.SendJsonAsync(HttpMethod.Post, Experiences, "{}");
        var (created, draft) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            Experiences + "?incomplete=true",
            "{}"
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, strict.StatusCode);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.NotEmpty(draft.GetProperty("problems").EnumerateArray());
        var (refused, problem) = await ActAsync(created.Headers.Location!.ToString(), "publish", "*");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("key", problem.ErrorPaths());
    }

    [Fact]
    public async Task KeyThatIsTaken_IsAConflict()
    {
        await CreateAsync("homepage-banner");

        var (response, problem) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            Experiences + "?incomplete=true",
            Body("homepage-banner")
        );

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal(["key"], problem.ErrorPaths());
    }

    [Fact]
    public async Task PublishWithABody_MakesItLiveInOneCall()
    {
        var (created, _) = await CreateAsync("homepage-banner");

        var (response, live) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            created.Headers.Location + ":publish",
            Body("homepage-banner", "Good day"),
            created.Etag()
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Good day", live.GetProperty("live").GetRawText());
    }

    [Theory]
    [InlineData("PUT", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", ":publish")]
    [InlineData("POST", ":pause")]
    [InlineData("POST", ":resume")]
    [InlineData("POST", ":discard")]
    [InlineData("POST", ":restore")]
    public async Task Change_NeedsTheVersionThatWasRead(string method, string action)
    {
        var (created, _) = await CreateAsync("homepage-banner");
        var path = created.Headers.Location + action;
        object? body =
            action is ":restore" ? new { version = 1 }
            : method == "PUT" ? Body("homepage-banner")
            : null;

        var (without, _) = await server.Client.SendJsonAsync(new HttpMethod(method), path, body);
        var (stale, _) = await server.Client.SendJsonAsync(new HttpMethod(method), path, body, "\"9\"");

        Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    [Fact]
    public async Task PublishedExperience_CannotBeDeleted_ADraftCan()
    {
        var (created, _) = await CreateAsync("homepage-banner");
        var (other, _) = await CreateAsync("promo-strip");
        await ActAsync(created.Headers.Location!.ToString(), "publish", "*");

        var (refused, _) = await server.Client.SendJsonAsync(
            HttpMethod.Delete,
            created.Headers.Location!.ToString(),
            ifMatch: "*"
        );
        var (deleted, _) = await server.Client.SendJsonAsync(
            HttpMethod.Delete,
            other.Headers.Location!.ToString(),
            ifMatch: other.Etag()
        );

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }

    [Fact]
    public async Task Duplicate_IsANewDraft()
    {
        var (created, _) = await CreateAsync("homepage-banner");

        var (response, copy) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            created.Headers.Location + ":duplicate"
        );

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("homepage-banner-copy", copy.GetProperty("key").GetString());
        Assert.NotEqual(created.Headers.Location, response.Headers.Location);
    }

    [Fact]
    public async Task History_TellsEveryVersionAndRestoresOne()
    {
        var (created, _) = await CreateAsync("homepage-banner");
        var path = created.Headers.Location!.ToString();
        await ActAsync(path, "publish", "*");
        await server.Client.SendJsonAsync(HttpMethod.Put, path, Body("homepage-banner", "Good day"), "*");
        await ActAsync(path, "publish", "*");

        var (_, history) = await server.Client.GetJsonAsync(path + "/history?limit=3");
        var (_, entry) = await server.Client.GetJsonAsync(path + "/history/4");
        var (restored, body) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            path + ":restore",
            new { version = 2 },
            "\"4\""
        );

        Assert.Equal(
            ["experience.publish", "experience.update", "experience.publish"],
            history.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("action").GetString())
        );
        Assert.True(history.TryGetProperty("next_cursor", out _));
        Assert.Contains(
            entry.GetProperty("changes").EnumerateArray(),
            change =>
                change.GetProperty("path").GetString() == "live.audiences[1A].variations[1].variables[0].value"
                && change.GetProperty("before").GetString() == "Hello"
                && change.GetProperty("after").GetString() == "Good day"
        );
        Assert.Equal(HttpStatusCode.OK, restored.StatusCode);
        Assert.Contains("Hello", body.GetProperty("draft").GetRawText());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await server.Client.GetJsonAsync(path + "/history/99")).Response.StatusCode
        );
    }

    [Fact]
    public async Task List_IsSearchedSortedAndRead_InPages()
    {
        foreach (var key in new[] { "homepage-banner", "promo-strip", "cart-upsell" })
        {
            var (created, _) = await CreateAsync(key);
            await ActAsync(created.Headers.Location!.ToString(), "publish", "*");
        }
        await CreateAsync("draft-only");

        var (_, first) = await server.Client.GetJsonAsync(Experiences + "?sort=key&limit=2&status=Active");
        var cursor = first.GetProperty("next_cursor").GetString();
        var (_, second) = await server.Client.GetJsonAsync(
            Experiences + $"?sort=key&limit=2&status=Active&cursor={cursor}"
        );
        var (_, found) = await server.Client.GetJsonAsync(Experiences + "?search=BANNER");

        Assert.Equal(["cart-upsell", "homepage-banner"], Keys(first));
        Assert.Equal(["promo-strip"], Keys(second));
        Assert.Equal(3, first.GetProperty("total").GetInt32());
        Assert.Equal(["homepage-banner"], Keys(found));
    }

    [Theory]
    [InlineData("status=active", "status")]
    [InlineData("sort=colour", "sort")]
    [InlineData("sort=--key", "sort")]
    [InlineData("cursor=!", "cursor")]
    [InlineData("page=2", "page")]
    public async Task List_WithAQueryThatMakesNoSense_IsRefused(string query, string path)
    {
        var (response, problem) = await server.Client.GetJsonAsync($"{Experiences}?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal([path], problem.ErrorPaths());
    }

    [Fact]
    public async Task AnotherWorkspace_SeesNothing()
    {
        var (created, _) = await CreateAsync("homepage-banner");
        var path = created.Headers.Location!.ToString();
        var (_, workspace) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/workspaces",
            new { id = "OTHER" }
        );
        using var other = server.ClientOf("OTHER", workspace.GetProperty("secret").GetString()!);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetJsonAsync(path)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetJsonAsync(path + "/history")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetJsonAsync(path + "/history/1")).Response.StatusCode);
        foreach (var action in new[] { "publish", "pause", "resume", "discard", "duplicate" })
        {
            var (response, _) = await other.SendJsonAsync(HttpMethod.Post, $"{path}:{action}", ifMatch: "*");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
        var (put, _) = await other.SendJsonAsync(HttpMethod.Put, path, Body("homepage-banner"), "*");
        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
        Assert.Equal(0, (await other.GetJsonAsync(Experiences)).Body.GetProperty("total").GetInt32());
        var (same, _) = await other.SendJsonAsync(HttpMethod.Post, Experiences, Body("homepage-banner"));
        Assert.Equal(HttpStatusCode.Created, same.StatusCode);
    }

    [Fact]
    public async Task RaisedLimit_HoldsForTheWorkspace()
    {
        var audiences = string.Join(
            ',',
            Enumerable
                .Range(1, 11)
                .Select(i => $$"""{"name": "Audience {{i}}", "variations": [{"name": "A", "percentage": 100}]}""")
        );
        var body = $$"""{"key": "many-audiences", "name": "Many audiences", "audiences": [{{audiences}}]}""";
        var (refused, problem) = await server.Client.SendJsonAsync(HttpMethod.Post, Experiences, body);
        Assert.Equal(["audiences"], problem.ErrorPaths());

        await server.Client.SendJsonAsync(
            HttpMethod.Put,
            "/api/v1/settings",
            """{"name": "Shop", "time_zone": "Etc/UTC", "identifiers": [], "limits": {"AudiencesPerExperience": 11}}""",
            "*"
        );
        var (created, _) = await server.Client.SendJsonAsync(HttpMethod.Post, Experiences, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }

    [Fact]
    public async Task Everything_SurvivesARestart()
    {
        var (created, _) = await CreateAsync("homepage-banner");
        var path = created.Headers.Location!.ToString();
        await ActAsync(path, "publish", "*");
        var directory = await server.StopAsync();

        server = await ManagementServer.StartAsync(directory);

        var (_, body) = await server.Client.GetJsonAsync(path);
        Assert.Equal("Active", body.GetProperty("status").GetString());
        Assert.Equal(["homepage-banner"], Keys((await server.Client.GetJsonAsync(Experiences)).Body));
    }

    private static string Body(string key, string title = "Hello") =>
        $$"""
            {"key": "{{key}}", "name": "Experience {{key}}", "audiences": [{"name": "All Users", "variations": [
              {"name": "Default", "percentage": 100, "variables": [
                {"name": "Title", "data_type": "string", "value": "{{title}}"},
                {"name": "Count", "data_type": "number", "value": 3}]}]}]}
            """;

    private static IEnumerable<string> Keys(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("key").GetString()!);

    private Task<(HttpResponseMessage Response, JsonElement Body)> CreateAsync(string key) =>
        server.Client.SendJsonAsync(HttpMethod.Post, Experiences, Body(key));

    private Task<(HttpResponseMessage Response, JsonElement Body)> ActAsync(string path, string action, string etag) =>
        server.Client.SendJsonAsync(HttpMethod.Post, $"{path}:{action}", ifMatch: etag);
}
