using System.Net;
using Attune.Decisions.Experiences;
using Attune.Server.Personalize;

namespace Attune.Server.Tests.Personalize;

public sealed class MetadataTests
{
    [Fact]
    public async Task Metadata_ListsWhatIsActivePausedOrScheduled()
    {
        await using var server = await StartAsync();

        var (status, body) = await server.GetAsync(PersonalizeEndpoints.MetadataPath);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"metadata":{"count":3,"experiences":[{"experience_name":"The exp-live — ₹","experience_key":"exp-live","status":"Active"},{"experience_name":"The exp-paused","experience_key":"exp-paused","status":"Paused"},{"experience_name":"The exp-soon","experience_key":"exp-soon","status":"Scheduled"}]}}""",
            body
        );
    }

    [Theory]
    [InlineData("?status=Active", "exp-live")]
    [InlineData("?status=Paused,Scheduled", "exp-paused exp-soon")]
    [InlineData("?status=Active,%20Paused", "exp-live exp-paused")]
    [InlineData("?status=Active&status=Paused", "exp-live exp-paused")]
    [InlineData("?status=", "exp-live exp-paused exp-soon")]
    [InlineData("?other=1", "exp-live exp-paused exp-soon")]
    [InlineData("?status=active", "")]
    [InlineData("?status=Draft", "")]
    [InlineData("?status=Expired", "")]
    [InlineData("?status=0", "")]
    public async Task Metadata_ByStatus_ListsThose_ByTheirExactNames(string query, string keys)
    {
        await using var server = await StartAsync();

        var (status, body) = await server.GetAsync(PersonalizeEndpoints.MetadataPath + query);

        Assert.Equal(HttpStatusCode.OK, status);
        var metadata = System.Text.Json.Nodes.JsonNode.Parse(body)!["metadata"]!;
        var listed = metadata["experiences"]!.AsArray().Select(each => (string?)each!["experience_key"]).ToArray();
        Assert.Equal(keys, string.Join(' ', listed));
        Assert.Equal(listed.Length, (int)metadata["count"]!);
    }

    [Fact]
    public async Task Metadata_OfNothing_IsTheDocumentedEmptyList()
    {
        await using var server = await FetchServer.StartAsync();

        Assert.Equal(
            (HttpStatusCode.OK, """{"metadata":{"count":0,"experiences":[]}}"""),
            await server.GetAsync(PersonalizeEndpoints.MetadataPath)
        );
    }

    [Fact]
    public async Task Metadata_ByPost_AnswersOlderCallers()
    {
        await using var server = await FetchServer.StartAsync();

        using var response = await server.Server.Client.PostAsync(
            PersonalizeEndpoints.MetadataPath,
            null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Metadata_WhenTheStartHasCome_CallsTheExperienceActive()
    {
        await using var server = await StartAsync();

        server.Server.Time.Advance(TimeSpan.FromDays(400));

        Assert.Contains(
            "\"experience_key\":\"exp-soon\",\"status\":\"Active\"",
            (await server.GetAsync(PersonalizeEndpoints.MetadataPath)).Body
        );
    }

    [Fact]
    public async Task Metadata_WithoutACredential_GetsTheDocumented401()
    {
        await using var server = await FetchServer.StartAsync();
        server.Server.Client.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync(PersonalizeEndpoints.MetadataPath)).Status);
    }

    private static async Task<FetchServer> StartAsync()
    {
        var server = await FetchServer.StartAsync();
        server.Snapshots.Publish(FetchServer.Experience("exp-live") with { Name = "The exp-live — ₹" });
        server.Snapshots.Publish(FetchServer.Experience("exp-paused") with { State = ExperienceState.Paused });
        server.Snapshots.Publish(FetchServer.Experience("exp-draft") with { State = ExperienceState.Draft });
        server.Snapshots.Publish(
            FetchServer.Experience("exp-soon") with
            {
                Schedule = new Schedule { Start = "2027-01-01T00:00:00Z" },
            }
        );
        server.Snapshots.Publish(
            FetchServer.Experience("exp-gone") with
            {
                Schedule = new Schedule { End = "2026-01-01T00:00:00Z" },
            }
        );
        return server;
    }
}
