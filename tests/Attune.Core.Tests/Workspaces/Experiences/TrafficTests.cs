using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Experiences;
using Attune.Core.Workspaces.SavedAudiences;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Audiences;
using Attune.Decisions.Rules.Filters;
using static Attune.Core.Tests.Workspaces.ExperienceDocuments;

namespace Attune.Core.Tests.Workspaces.Experiences;

public sealed class TrafficTests : IAsyncLifetime
{
    private TestWorkspaces test = null!;

    public async ValueTask InitializeAsync() => test = await TestWorkspaces.StartAsync();

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task ChangedShares_MoveOnlyAsManyUsersAsTheyMust()
    {
        var view = await PublishAsync(null, Split(20, 30, 50));
        var before = Assignments();

        await PublishAsync(view, Split(30, 30, 40));

        var after = Assignments();
        var moved = before.Keys.Count(request => before[request] != after[request]);
        Assert.InRange(moved / (double)before.Count, 0.08, 0.12);
        Assert.All(before.Where(entry => entry.Value == "1"), entry => Assert.Equal("1", after[entry.Key]));
    }

    [Fact]
    public async Task SharesChangedThereAndBack_GiveEverybodyWhatTheyHad()
    {
        var view = await PublishAsync(null, Split(20, 30, 50));
        var before = Assignments();

        view = await PublishAsync(view, Split(40, 30, 30));
        await PublishAsync(view, Split(20, 30, 50));

        Assert.Equal(before, Assignments());
    }

    [Fact]
    public async Task IdsThatAreLeftOut_StayWithTheirNamesAndAreNeverGivenTwice()
    {
        var content = SimpleContent("homepage-banner", id: null);
        var view = await PublishAsync(null, content);
        Assert.Equal(("1A", "1"), Ids(view));

        var withSecond = view.Live! with
        {
            Audiences =
            [
                view.Live.Audiences[0] with
                {
                    Variations =
                    [
                        view.Live.Audiences[0].Variations[0] with
                        {
                            Percentage = 50,
                        },
                        new VariationContent { Name = "Second", Percentage = 50 },
                    ],
                },
                new AudienceContent { Name = "Others", Variations = view.Live.Audiences[0].Variations },
            ],
        };
        view = await PublishAsync(view, withSecond);
        Assert.Equal(["1A", "2B"], view.Live!.Audiences.Select(audience => audience.Id));
        Assert.Equal("2", view.Live.Audiences[0].Variations[1].Id);

        view = await PublishAsync(view, content);
        Assert.Equal(("1A", "1"), Ids(view));
        view = await PublishAsync(view, Renamed(content, "All Users", "Third"));
        Assert.Equal(("1A", "3"), Ids(view));
        view = await PublishAsync(view, Renamed(content, "Elsewhere", "Default"));
        Assert.Equal(("3C", "1"), Ids(view));
    }

    [Fact]
    public async Task SavedAudience_IsTakenOverWhenItIsPublished()
    {
        var saved = new SavedAudience
        {
            Id = Id(7),
            Name = "Nobody",
            Rule = new AudienceRule
            {
                InSession = new FilterGroup
                {
                    FilterOperator = FilterOperator.And,
                    Filters = [new DayFilter { Days = [DayOfWeek.Monday] }],
                },
            },
        };
        await test.Store.WriteAsync(
            TestWorkspaces.Workspace,
            [DocumentChange.Create(WorkspaceKinds.Audience, saved.Id, WorkspaceJson.Write(saved), saved.Name)],
            Actor.System,
            Token
        );
        var content = SimpleContent("homepage-banner");
        content = content with { Audiences = [content.Audiences[0] with { SavedAudienceId = saved.Id }] };

        var view = await PublishAsync(null, content);

        Assert.NotNull(view.Live!.Audiences[0].Rule!.InSession);
        Assert.Equal(DecisionReason.UserNotInSegment, Decide("r").Reason);
        var missing = await test.Get<CreateExperience>()
            .ExecuteAsync(
                TestWorkspaces.Workspace,
                content with
                {
                    Key = "promo-strip",
                    Audiences = [content.Audiences[0] with { SavedAudienceId = Id(8) }],
                },
                allowIncomplete: false,
                TestWorkspaces.Manager,
                Token
            );
        Assert.Equal("audiences[0].saved_audience_id", Assert.Single(missing.Problems).Path);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ExperienceContent Split(params decimal[] percentages)
    {
        var content = SimpleContent("homepage-banner");
        return content with
        {
            Audiences =
            [
                content.Audiences[0] with
                {
                    Variations =
                    [
                        .. percentages.Select(
                            (percentage, i) =>
                                new VariationContent
                                {
                                    Id = $"{i + 1}",
                                    Name = $"Variation {i + 1}",
                                    Percentage = percentage,
                                }
                        ),
                    ],
                },
            ],
        };
    }

    private static ExperienceContent Renamed(ExperienceContent content, string audience, string variation) =>
        content with
        {
            Audiences =
            [
                content.Audiences[0] with
                {
                    Name = audience,
                    Variations = [content.Audiences[0].Variations[0] with { Name = variation }],
                },
            ],
        };

    private static (string?, string?) Ids(ExperienceView view) =>
        (view.Live!.Audiences[0].Id, view.Live.Audiences[0].Variations[0].Id);

    private async Task<ExperienceView> PublishAsync(ExperienceView? before, ExperienceContent content)
    {
        before ??= (
            await test.Get<CreateExperience>()
                .ExecuteAsync(TestWorkspaces.Workspace, content, true, TestWorkspaces.Manager, Token)
        ).Value!;
        var outcome = await test.Get<PublishExperience>()
            .ExecuteAsync(TestWorkspaces.Workspace, before.Id, before.Version, content, TestWorkspaces.Manager, Token);
        Assert.Empty(outcome.Problems);
        return outcome.Value!;
    }

    private Decision Decide(string request) =>
        test.Get<IWorkspaceSnapshots>()
            .Current(TestWorkspaces.Workspace)
            .Decide(null, new Session { Now = test.Time.GetUtcNow(), RequestId = request }, ["homepage-banner"])
            .Single();

    private Dictionary<string, string> Assignments() =>
        Enumerable.Range(0, 4_000).Select(i => $"request-{i}").ToDictionary(id => id, id => Decide(id).Variation!.Id);
}
