using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Experiences;
using Attune.Core.Workspaces.Settings;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Experiences;
using Attune.Decisions.Validation;
using static Attune.Core.Tests.Workspaces.ExperienceDocuments;

namespace Attune.Core.Tests.Workspaces.Snapshots;

public sealed class WorkspaceSnapshotTests : IAsyncLifetime
{
    private TestWorkspaces test = null!;

    public async ValueTask InitializeAsync() => test = await TestWorkspaces.StartAsync();

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task PublishedExperience_IsServedAsSoonAsItIsWritten()
    {
        var result = await WriteAsync(Published(Id(1), SimpleContent("homepage-banner")));

        var decision = Assert.Single(Decide("homepage-banner"));
        Assert.Equal(DecisionReason.Served, decision.Reason);
        Assert.Equal("1", decision.Variation!.Id);
        Assert.Equal(result.ConfigurationVersion, decision.ConfigurationVersion);
    }

    [Fact]
    public async Task DeletedExperience_IsServedNoLonger()
    {
        await WriteAsync(Published(Id(1), SimpleContent("homepage-banner")));
        await WriteAsync(
            new DocumentChange
            {
                Kind = "experience",
                Id = Id(1),
                Action = "experience.delete",
            }
        );

        Assert.Equal(DecisionReason.InvalidExperienceKey, Assert.Single(Decide("homepage-banner")).Reason);
    }

    [Fact]
    public async Task Draft_IsKnownAsNotActive()
    {
        await WriteAsync(Draft(Id(1), SimpleContent("homepage-banner")));

        Assert.Equal(DecisionReason.ExperienceNotActive, Assert.Single(Decide("homepage-banner")).Reason);
        Assert.Empty(Problems());
    }

    [Fact]
    public async Task UnfinishedDraft_IsNoProblemOfTheWorkspace()
    {
        await WriteAsync(Draft(Id(1), new ExperienceContent { Key = "x" }) with { Name = null });

        Assert.Empty(Problems());
    }

    [Fact]
    public async Task TypingIntoADraft_LeavesTheSnapshotAsItIs()
    {
        await WriteAsync(Published(Id(1), SimpleContent("homepage-banner")));
        var before = Current();
        var read = (await test.Store.GetAsync(TestWorkspaces.Workspace, "experience", Id(1), Token))!;
        var record = WorkspaceJson.Read<ExperienceRecord>(read.Json) with
        {
            Draft = SimpleContent("homepage-banner", "New"),
        };

        await WriteAsync(DocumentChange.Update(read, WorkspaceJson.Write(record)));

        Assert.Same(before, Current());
    }

    [Fact]
    public async Task BrokenExperience_IsLeftOutAndNamed_AndTheOthersServe()
    {
        var broken = SimpleContent("broken-template") with
        {
            Audiences =
            [
                SimpleContent("broken-template").Audiences[0] with
                {
                    Variations =
                    [
                        SimpleContent("broken-template").Audiences[0].Variations[0] with
                        {
                            Variables = [ExperienceDocuments.Text("title", "{% if %}")],
                        },
                    ],
                },
            ],
        };

        await WriteAsync(Published(Id(1), SimpleContent("homepage-banner")), Published(Id(2), broken));

        Assert.Equal(DecisionReason.Served, Decide("homepage-banner").Single().Reason);
        Assert.Equal(DecisionReason.InvalidExperienceKey, Decide("broken-template").Single().Reason);
        var problem = Assert.Single(Problems());
        Assert.Equal((RecordKind.Experience, "broken-template"), (problem.Record, problem.Name));
        Assert.Equal("audiences[0].variations[0].variables[0].value", problem.Problem.Path);
        Assert.Single(test.Get<WorkspaceSnapshots>().WithProblems());
    }

    [Fact]
    public async Task UnreadableRecord_IsLeftOutAndNamed_UntilItIsMended()
    {
        var change = DocumentChange.Create("experience", Id(1), """{"live": 7}"""u8.ToArray(), "homepage-banner");
        await WriteAsync(change, Published(Id(2), SimpleContent("promo-strip")));

        Assert.Equal(
            ("homepage-banner", RecordKind.Experience),
            (Problems().Single().Name, Problems().Single().Record)
        );
        Assert.Equal(DecisionReason.Served, Decide("promo-strip").Single().Reason);
        await WriteAsync(Published(Id(1), SimpleContent("homepage-banner")) with { ExpectedVersion = 1 });
        Assert.Empty(Problems());
        Assert.Equal(DecisionReason.Served, Decide("homepage-banner").Single().Reason);
    }

    [Fact]
    public async Task Settings_GiveTheTimeZoneTheControlGroupAndTheLimits()
    {
        var settings = new WorkspaceSettings
        {
            Name = "Shop",
            TimeZone = "Asia/Kolkata",
            GlobalControlGroup = new GlobalControlGroup { Enabled = true, Percentage = 5 },
            Limits = new Dictionary<string, int> { ["AudiencesPerExperience"] = 20 },
        };
        await test.Get<UpdateSettings>()
            .ExecuteAsync(TestWorkspaces.Workspace, null, settings, TestWorkspaces.Operator, Token);

        var document = test.Get<IWorkspaceSnapshots>().Find(TestWorkspaces.Workspace).Document;

        Assert.Equal("Asia/Kolkata", document.TimeZone);
        Assert.Equal(5, document.GlobalControlGroup!.Percentage);
        Assert.Equal(20, document.Limits.AudiencesPerExperience);
        Assert.Equal(25, document.Limits.KeysPerFetch);
    }

    [Fact]
    public void WorkspacesFigures_WinOverTheServers_WhichWinOverTheDefaults()
    {
        var server = new ServerLimits(
            new Dictionary<string, int> { ["keysperfetch"] = 30, ["VariationsPerAudience"] = 7 }
        );
        var settings = new WorkspaceSettings { Limits = new Dictionary<string, int> { ["KeysPerFetch"] = 40 } };

        var limits = WorkspaceLimits.Of(server, settings);

        Assert.Equal((40, 7, 10), (limits.KeysPerFetch, limits.VariationsPerAudience, limits.AudiencesPerExperience));
    }

    [Fact]
    public void WorkspaceThatDoesNotExist_HasAnEmptySnapshot()
    {
        var snapshot = test.Get<IWorkspaceSnapshots>().Current("nobody");

        Assert.Empty(snapshot.Experiences);
        Assert.Equal(0, snapshot.Version);
    }

    [Fact]
    public async Task PastSnapshot_IsTheOneOfThatVersion()
    {
        var first = await WriteAsync(Published(Id(1), SimpleContent("homepage-banner", "Old")));
        var read = (await test.Store.GetAsync(TestWorkspaces.Workspace, "experience", Id(1), Token))!;
        await WriteAsync(
            DocumentChange.Update(
                read,
                Published(Id(1), SimpleContent("homepage-banner", "New"), ExperienceState.Paused).Json!.Value
            )
        );

        var past = await test.Get<PastSnapshots>()
            .LoadAsync(TestWorkspaces.Workspace, first.ConfigurationVersion, [], Token);

        Assert.Equal(
            DecisionReason.Served,
            past!.Snapshot.Decide(null, Session(), ["homepage-banner"]).Single().Reason
        );
        Assert.Equal(DecisionReason.ExperienceNotActive, Decide("homepage-banner").Single().Reason);
        Assert.Equal(first.ConfigurationVersion, past.Snapshot.Version);
        Assert.Null(await test.Get<PastSnapshots>().LoadAsync(TestWorkspaces.Workspace, 999, [], Token));
    }

    [Fact]
    public async Task SwapUnderLoad_GivesTheOldOrTheNewAndNeverAMix()
    {
        // Both experiences carry the number of the write that made them; a reader must never see two numbers.
        await WriteAsync(
            Published(Id(1), SimpleContent("first-one", "0")),
            Published(Id(2), SimpleContent("second-one", "0"))
        );
        using var stop = new CancellationTokenSource();
        var mixed = 0;
        using var reading = new CountdownEvent(2);
        var readers = Enumerable
            .Range(0, 2)
            .Select(_ =>
                Task.Run(() =>
                {
                    var started = false;
                    while (!stop.IsCancellationRequested)
                    {
                        var snapshot = Current();
                        var decisions = snapshot.Decide(null, Session(), ["first-one", "second-one"]);
                        if (!started)
                        {
                            started = true;
                            reading.Signal();
                        }
                        if (
                            Text(decisions[0]) != Text(decisions[1])
                            || decisions[0].ConfigurationVersion != snapshot.Version
                        )
                        {
                            Interlocked.Increment(ref mixed);
                        }
                    }
                })
            )
            .ToArray();

        reading.Wait(Token);
        for (var i = 1; i <= 60; i++)
        {
            await WriteAsync(
                Published(Id(1), SimpleContent("first-one", $"{i}")) with
                {
                    ExpectedVersion = i,
                },
                Published(Id(2), SimpleContent("second-one", $"{i}")) with
                {
                    ExpectedVersion = i,
                }
            );
        }
        await stop.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Equal(0, mixed);
        Assert.Equal("60", Text(Decide("first-one").Single()));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Text(Decision decision) => decision.Variation!.Variables.Single().Template.Source;

    private static Session Session() =>
        new() { Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), RequestId = "request" };

    private Snapshot Current() => test.Get<IWorkspaceSnapshots>().Current(TestWorkspaces.Workspace);

    private IReadOnlyList<RecordProblem> Problems() =>
        test.Get<IWorkspaceSnapshots>().Find(TestWorkspaces.Workspace).Problems;

    private IReadOnlyList<Decision> Decide(params string[] keys) => Current().Decide(null, Session(), keys);

    private async Task<DocumentWriteResult> WriteAsync(params DocumentChange[] changes)
    {
        var result = await test.Store.WriteAsync(TestWorkspaces.Workspace, changes, Actor.System, Token);
        Assert.True(result.IsWritten);
        return result;
    }
}
