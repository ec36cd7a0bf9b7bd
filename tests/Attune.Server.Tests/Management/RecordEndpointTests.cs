using System.Net;

namespace Attune.Server.Tests.Management;

public sealed class RecordEndpointTests : IAsyncLifetime
{
    private const string Filters =
        """{"filter_operator": "and", "filters": [{"filter_type": "user_attributes", "name": "u_gd", "data_type": "string", "operator": "in", "value": ["F"]}]}""";

    private ManagementServer server = null!;

    public async ValueTask InitializeAsync() => server = await ManagementServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("segments", """{"name": "Women", "included_filters": FILTERS}""")]
    [InlineData("audiences", """{"name": "Women", "rule": {"included_filters": FILTERS}}""")]
    [InlineData(
        "exclusion-groups",
        """{"name": "Women", "members": [{"experience_id": "EXPERIENCE", "percentage": 50}]}"""
    )]
    public async Task Record_IsCreatedReadListedReplacedAndDeleted(string path, string template)
    {
        var (_, experience) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/experiences?incomplete=true",
            """{"key": "homepage-banner"}"""
        );
        var body = template
            .Replace("FILTERS", Filters, StringComparison.Ordinal)
            .Replace("EXPERIENCE", experience.GetProperty("id").GetString(), StringComparison.Ordinal);

        var (created, record) = await server.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/{path}", body);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var location = created.Headers.Location!.ToString();
        Assert.Equal($"/api/v1/{path}/{record.GetProperty("id").GetString()}", location);
        var (again, _) = await server.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/{path}", body);
        // An experience is in one group at most, which is told before the name.
        var refusal = path == "exclusion-groups" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Conflict;
        Assert.Equal(refusal, again.StatusCode);

        var (replaced, renamed) = await server.Client.SendJsonAsync(
            HttpMethod.Put,
            location,
            body.Replace("Women", "Ladies", StringComparison.Ordinal),
            created.Etag()
        );
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        Assert.Equal("Ladies", renamed.GetProperty("name").GetString());
        var (stale, _) = await server.Client.SendJsonAsync(HttpMethod.Put, location, body, created.Etag());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);

        var (_, page) = await server.Client.GetJsonAsync($"/api/v1/{path}?search=lad");
        Assert.Equal("Ladies", page.GetProperty("items")[0].GetProperty("name").GetString());
        var (_, none) = await server.Client.GetJsonAsync($"/api/v1/{path}?search=women");
        Assert.Equal(0, none.GetProperty("items").GetArrayLength());

        var (deleted, _) = await server.Client.SendJsonAsync(HttpMethod.Delete, location, ifMatch: replaced.Etag());
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetJsonAsync(location)).Response.StatusCode);
    }

    [Fact]
    public async Task DeletedSegment_ComesBackByUndo()
    {
        var body = $$"""{"name": "Women", "included_filters": {{Filters}}}""";
        var (created, _) = await server.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/segments", body);
        await server.Client.SendJsonAsync(HttpMethod.Delete, created.Headers.Location!.ToString(), ifMatch: "*");
        var (_, audit) = await server.Client.GetJsonAsync("/api/v1/audit?kind=segment&limit=1");
        var sequence = audit.GetProperty("items")[0].GetProperty("sequence").GetInt64();

        var (undone, _) = await server.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/audit/{sequence}:undo");

        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        var (read, segment) = await server.Client.GetJsonAsync(created.Headers.Location.ToString());
        Assert.Equal("\"3\"", read.Etag());
        Assert.Equal("Women", segment.GetProperty("name").GetString());
    }

    [Fact]
    public async Task RecordOfAnotherWorkspace_IsNotFound()
    {
        var body = $$"""{"name": "Women", "included_filters": {{Filters}}}""";
        var (created, _) = await server.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/segments", body);
        var (_, workspace) = await server.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/workspaces", "{}");
        using var other = server.ClientOf(
            workspace.GetProperty("id").GetString()!,
            workspace.GetProperty("secret").GetString()!
        );
        var path = created.Headers.Location!.ToString();

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetJsonAsync(path)).Response.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.SendJsonAsync(HttpMethod.Put, path, body, "*")).Response.StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.SendJsonAsync(HttpMethod.Delete, path, ifMatch: "*")).Response.StatusCode
        );
    }

    [Fact]
    public async Task SegmentThatCannotBeEvaluated_IsRefusedWithThePath()
    {
        var (response, problem) = await server.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/segments",
            """
            {"name": "Odd", "included_filters": {"filter_operator": "and", "filters": [
              {"filter_type": "user_attributes", "name": "u_gd", "data_type": "string", "operator": "between", "value": "x"},
              {"filter_type": "custom_segments", "name": "No such segment"}]}}
            """
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            ["included_filters.filters[0].operator", "included_filters.filters[1].name"],
            problem.ErrorPaths()
        );
    }
}
