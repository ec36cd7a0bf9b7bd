using System.Text;
using Attune.Core.Rankings;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Users;
using Attune.Jinja;
using Attune.Storage.Rankings;
using Attune.Storage.Tests.Databases;
using Attune.Storage.Tests.Users;
using Microsoft.Extensions.Logging.Abstractions;

namespace Attune.Storage.Tests.Rankings;

/// <summary>"Most" and "least number of times" over real users, in either database.</summary>
public sealed class RankUsersTests(TestPostgres postgres) : UserTests(postgres)
{
    private const string Experience = """
        {"live":{"key":"buyers-banner","name":"For buyers","audiences":[{"id":"1A","name":"Best","rule":{"included_filters":
          {"filter_operator":"and","filters":[{"filter_type":"user_affinity","action_name":"Bought","affinity":"most","percentage":20}]}},
          "variations":[{"id":"1","name":"Default","percentage":100,"variables":[]}]}]},"state":"published"}
        """;

    [Theory]
    [EachDatabase]
    public async Task TheTopPercent_MatchOnceUsersAreRanked_AndNobodyBefore(DatabaseDialect dialect)
    {
        var bed = await OpenAsync(dialect);
        foreach (var times in Enumerable.Range(0, 11))
        {
            var events = Enumerable
                .Range(0, times)
                .Select(_ => new UserEvent { Name = "Bought", TimeMs = Time.GetUtcNow().ToUnixTimeMilliseconds() });
            await bed.ApplyAsync(
                new UserChange { Identifiers = [new(Identifier.CustomerId, $"c{times}")], Events = [.. events] }
            );
        }
        var snapshots = new WorkspaceSnapshots(
            new JinjaEnvironment(new JinjaOptions()),
            ServerLimits.None,
            NullLogger<WorkspaceSnapshots>.Instance
        );
        snapshots.Apply(Configuration(1));
        Assert.Empty(snapshots.Find(UserTestBed.Workspace).Problems);
        var store = new RankingStore(bed.Database);
        var rank = new RankUsers(bed.Parts, snapshots, store, Time);
        Assert.Equal(0, await ServedAsync(bed, snapshots));

        await rank.ExecuteAsync(UserTestBed.Workspace, Cancellation);

        // Ten users did it at all, so that two are the top 20 percent.
        Assert.Equal(2, await ServedAsync(bed, snapshots));
        Assert.Equal(1, snapshots.Current(UserTestBed.Workspace).Version);
        var ranked = snapshots.Current(UserTestBed.Workspace).RankedAtMs;
        Assert.Equal(Time.GetUtcNow().ToUnixTimeMilliseconds(), ranked);

        // A new configuration goes on with the ranking, and the store has it for explanations.
        snapshots.Apply(Configuration(2));
        Assert.Equal(2, await ServedAsync(bed, snapshots));
        Time.Advance(TimeSpan.FromDays(30));
        await store.TrimAsync(Time.GetUtcNow(), Cancellation);
        var kept = await store.FindAsync(UserTestBed.Workspace, ranked, Cancellation);
        Assert.Equal(10, Assert.Single(kept!).Steps.Count);
        Assert.Null(await store.FindAsync(UserTestBed.Workspace, ranked + 1, Cancellation));
    }

    private static ConfigurationUpdate Configuration(long version) =>
        new(
            UserTestBed.Workspace,
            version,
            IsComplete: true,
            [
                new Document
                {
                    WorkspaceId = UserTestBed.Workspace,
                    Kind = WorkspaceKinds.Experience,
                    Id = "0000000000000000000000e1",
                    Version = version,
                    Json = Encoding.UTF8.GetBytes(Experience),
                    ConfigurationVersion = version,
                    CreatedAt = Start,
                    CreatedBy = Actor.System,
                    UpdatedAt = Start,
                    UpdatedBy = Actor.System,
                },
            ],
            []
        );

    private async Task<int> ServedAsync(UserTestBed bed, WorkspaceSnapshots snapshots)
    {
        var served = 0;
        foreach (var times in Enumerable.Range(0, 11))
        {
            var user = await bed.CustomerAsync($"c{times}");
            var session = new Session { Now = Time.GetUtcNow(), RequestId = "r" };
            var decision = snapshots.Current(UserTestBed.Workspace).Decide(user, session, ["buyers-banner"]).Single();
            served += decision.IsServed ? 1 : 0;
        }
        return served;
    }
}
