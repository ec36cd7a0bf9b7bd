using System.Net;
using System.Text.Json;
using Attune.Core.Users;

namespace Attune.Server.Tests.Data;

public sealed class MergeUsersTests : IAsyncLifetime
{
    private const string Path = "/v1/customer/merge?app_id=ACME";
    private DataServer server = null!;

    public async ValueTask InitializeAsync() => server = await DataServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Pairs_AreMergedInTheirOrder()
    {
        var (status, body) = await server.PostAsync(
            Path,
            """{"merge_data":[{"merged_user":"a","retained_user":"b"},{"merged_user":"c","retained_user":"d"}]}"""
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"status":"success","operation":"created"}""", body.ToJsonString());
        Assert.Equal([("ACME", new MergePair("a", "b")), ("ACME", new MergePair("c", "d"))], server.Users.Merges);
    }

    [Fact]
    public async Task Pair_ThatCannotBeMerged_IsSkippedAndNamed()
    {
        server.Users.Merge = pair =>
            pair.MergedUser switch
            {
                "nobody" => MergeOutcome.MergedUserNotFound,
                "a" => MergeOutcome.RetainedUserNotFound,
                "gone" => MergeOutcome.MergedElsewhere,
                "same" => MergeOutcome.SameUser,
                "done" => MergeOutcome.AlreadyMerged,
                _ => MergeOutcome.Merged,
            };
        var (status, body) = await server.PostAsync(
            Path,
            """
            {"merge_data":[{"merged_user":"nobody","retained_user":"b"},{"merged_user":"a","retained_user":"nowhere"},
             {"merged_user":"gone","retained_user":"b"},{"merged_user":"same","retained_user":"same"},
             {"merged_user":"done","retained_user":"b"},{"merged_user":"fine","retained_user":"b"}]}
            """
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            [
                "0 merged_user: User doesn't exists with customer id nobody",
                "1 retained_user: User doesn't exists with customer id nowhere",
                "2 merged_user: merged_user was merged into another user before",
                "3 merged_user: merged_user is the retained_user",
            ],
            body["errors"]!.AsArray().Select(error => $"{error!["index"]} {error["attribute"]}: {error["message"]}")
        );
    }

    [Theory]
    [InlineData("{}", "merge_data", "merge_data is not found in the payload")]
    [InlineData("""{"merge_data":[]}""", "merge_data", "merge_data can not be empty Array")]
    [InlineData("""{"merge_data":[3]}""", "merge_data", "merge_data is expected to be Array of Objects.")]
    [InlineData(
        """{"merge_data":[{"merged_user":7,"retained_user":"b"}]}""",
        "merged_user",
        "merged_user is expected to be String or Unicode String."
    )]
    [InlineData(
        """{"merge_data":[{"merged_user":"a"}]}""",
        "retained_user",
        "retained_user is not found in the payload"
    )]
    public Task Merge_ThatIsWrong_IsRefused(string json, string attribute, string message) =>
        server.RefuseAsync(Path, json, attribute, message, "MissingAttributeError");

    [Fact]
    public async Task Fifty_AreMerged_AndOneMoreIsRefused()
    {
        await server.RefuseAsync(Path, Many(51), "merge_data", "max limit allowed is 50", "LimitBreached");
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(Path, Many(50))).Status);
    }

    private static string Many(int count) =>
        JsonSerializer.Serialize(
            new
            {
                merge_data = Enumerable
                    .Range(0, count)
                    .Select(n => new { merged_user = $"m{n}", retained_user = $"r{n}" }),
            }
        );
}
