using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Audit;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Experiences;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Experiences;
using static Attune.Core.Tests.Workspaces.ExperienceDocuments;

namespace Attune.Core.Tests.Workspaces.Experiences;

public sealed class ExperienceLifeTests : IAsyncLifetime
{
    private TestWorkspaces test = null!;

    public async ValueTask InitializeAsync() => test = await TestWorkspaces.StartAsync();

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task NewExperience_IsADraftThatNobodyGets()
    {
        var view = await CreateAsync("homepage-banner");

        Assert.Equal(ExperienceStatus.Draft, view.Status);
        Assert.Matches("^[0-9a-f]{24}$", view.Id);
        Assert.Empty(view.Problems);
        Assert.Null(view.Live);
        Assert.Equal(DecisionReason.ExperienceNotActive, Decide("homepage-banner"));
    }

    [Fact]
    public async Task Publish_ServesTheDraft()
    {
        var view = await CreateAsync("homepage-banner");

        var published = await PublishAsync(view);

        Assert.Equal(ExperienceStatus.Active, published.Status);
        Assert.Null(published.Draft);
        Assert.Equal(view.Draft!.Name, published.Live!.Name);
        Assert.Equal(test.Time.GetUtcNow(), published.PublishedAt);
        Assert.Equal(TestWorkspaces.Manager.Actor, published.PublishedBy);
        Assert.Equal(DecisionReason.Served, Decide("homepage-banner"));
    }

    [Fact]
    public async Task EditingWhatIsLive_LeavesItLiveUntilThePublish()
    {
        var published = await PublishAsync(await CreateAsync("homepage-banner", "Old"));

        var edited = await UpdateAsync(published, SimpleContent("homepage-banner", "New"));

        Assert.Equal("Old", ServedText("homepage-banner"));
        Assert.Equal(ExperienceStatus.Active, edited.Status);
        Assert.NotNull(edited.Draft);
        await PublishAsync(edited);
        Assert.Equal("New", ServedText("homepage-banner"));
    }

    [Fact]
    public async Task Publish_WithContent_NeedsNoDraft()
    {
        var published = await PublishAsync(await CreateAsync("homepage-banner", "Old"));

        var outcome = await test.Get<PublishExperience>()
            .ExecuteAsync(
                TestWorkspaces.Workspace,
                published.Id,
                published.Version,
                SimpleContent("homepage-banner", "Direct"),
                TestWorkspaces.Manager,
                Token
            );

        Assert.True(outcome.IsDone);
        Assert.Equal("Direct", ServedText("homepage-banner"));
    }

    [Fact]
    public async Task Publish_WithoutADraft_SaysThatThereIsNone()
    {
        var published = await PublishAsync(await CreateAsync("homepage-banner"));

        var outcome = await TryPublishAsync(published);

        Assert.Equal(OutcomeStatus.WrongState, outcome.Status);
    }

    [Fact]
    public async Task DiscardedDraft_LeavesWhatIsLive()
    {
        var published = await PublishAsync(await CreateAsync("homepage-banner", "Old"));
        var edited = await UpdateAsync(published, SimpleContent("homepage-banner", "New"));

        var outcome = await test.Get<DiscardDraft>()
            .ExecuteAsync(TestWorkspaces.Workspace, edited.Id, edited.Version, TestWorkspaces.Manager, Token);

        Assert.Null(outcome.Value!.Draft);
        Assert.Equal("Old", ServedText("homepage-banner"));
        Assert.Equal(
            OutcomeStatus.WrongState,
            (
                await test.Get<DiscardDraft>()
                    .ExecuteAsync(TestWorkspaces.Workspace, edited.Id, null, TestWorkspaces.Manager, Token)
            ).Status
        );
    }

    [Fact]
    public async Task PausedExperience_IsServedToNobodyUntilItIsResumed()
    {
        var published = await PublishAsync(await CreateAsync("homepage-banner"));

        var paused = await PauseAsync(published);
        Assert.Equal(ExperienceStatus.Paused, paused.Value!.Status);
        Assert.Equal(DecisionReason.ExperienceNotActive, Decide("homepage-banner"));

        var resumed = await ResumeAsync(paused.Value);
        Assert.Equal(ExperienceStatus.Active, resumed.Value!.Status);
        Assert.Equal(DecisionReason.Served, Decide("homepage-banner"));
    }

    [Fact]
    public async Task PauseAndResume_FitTheStateOnly()
    {
        var draft = await CreateAsync("homepage-banner");
        Assert.Equal(OutcomeStatus.WrongState, (await PauseAsync(draft)).Status);
        Assert.Equal(OutcomeStatus.WrongState, (await ResumeAsync(draft)).Status);

        var published = await PublishAsync(draft);
        Assert.Equal(OutcomeStatus.WrongState, (await ResumeAsync(published)).Status);

        var paused = await PauseAsync(published);
        Assert.Equal(OutcomeStatus.WrongState, (await PauseAsync(paused.Value!)).Status);
    }

    [Fact]
    public async Task Schedule_DecidesTheStatus()
    {
        var content = SimpleContent("christmas-sale") with
        {
            Schedule = new Schedule { Start = "2026-03-02T00:00:00Z", End = "2026-03-03T00:00:00Z" },
        };
        var published = await PublishAsync(await CreateAsync(content));
        Assert.Equal(ExperienceStatus.Scheduled, published.Status);

        test.Time.Advance(TimeSpan.FromHours(12));
        Assert.Equal(ExperienceStatus.Active, (await ReadAsync(published.Id)).Status);

        test.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(ExperienceStatus.Expired, (await ReadAsync(published.Id)).Status);
        Assert.Equal(OutcomeStatus.WrongState, (await PauseAsync(await ReadAsync(published.Id))).Status);
    }

    [Fact]
    public async Task Key_StaysAfterThePublish()
    {
        var published = await PublishAsync(await CreateAsync("homepage-banner"));

        var outcome = await TryUpdateAsync(published, SimpleContent("another-key"));

        Assert.Equal("key", Assert.Single(outcome.Problems).Path);
        Assert.Equal(OutcomeStatus.Invalid, outcome.Status);
    }

    [Fact]
    public async Task Key_MayChangeBeforeThePublish()
    {
        var draft = await CreateAsync("homepage-banner");

        await UpdateAsync(draft, SimpleContent("another-key"));

        Assert.Equal(DecisionReason.InvalidExperienceKey, Decide("homepage-banner"));
        Assert.Equal(DecisionReason.ExperienceNotActive, Decide("another-key"));
    }

    [Fact]
    public async Task Key_ThatAnotherExperienceHas_IsRefused()
    {
        await CreateAsync("homepage-banner");

        var strict = await TryCreateAsync(SimpleContent("homepage-banner"));
        var lenient = await TryCreateAsync(SimpleContent("homepage-banner"), allowIncomplete: true);

        Assert.Equal("key", Assert.Single(strict.Problems).Path);
        Assert.Equal(OutcomeStatus.NameTaken, lenient.Status);
    }

    [Fact]
    public async Task IncompleteContent_IsRefusedWithEverythingThatIsWrong()
    {
        var content = new ExperienceContent
        {
            Key = "x y",
            Name = "abc",
            Audiences =
            [
                new AudienceContent
                {
                    Name = "",
                    Variations =
                    [
                        new VariationContent
                        {
                            Name = "A",
                            Percentage = 60,
                            Variables = [Text("title", "{{ oops")],
                        },
                    ],
                },
            ],
            Schedule = new Schedule { Start = "soon" },
        };

        var outcome = await TryCreateAsync(content);

        var paths = outcome.Problems.Select(problem => problem.Path).ToList();
        Assert.Contains("key", paths);
        Assert.Contains("name", paths);
        Assert.Contains("audiences[0].name", paths);
        Assert.Contains("audiences[0].variations[0].variables[0].value", paths);
        Assert.Contains("schedule.start", paths);
    }

    [Fact]
    public async Task IncompleteDraft_IsKeptAsItIsTypedAndSaysWhatIsMissing()
    {
        var outcome = await TryCreateAsync(new ExperienceContent { Key = "ho" }, allowIncomplete: true);

        var view = await ReadAsync(outcome.Value!.Id);
        Assert.Equal("ho", view.Draft!.Key);
        Assert.Contains("key", view.Problems.Select(problem => problem.Path));
        Assert.Contains("audiences", view.Problems.Select(problem => problem.Path));
        Assert.Equal(OutcomeStatus.Invalid, (await TryPublishAsync(view)).Status);
        Assert.Equal(OutcomeStatus.Done, (await TryCreateAsync(new ExperienceContent { Key = "ho" }, true)).Status);
    }

    [Fact]
    public async Task ChangeAtAVersionThatHasPassed_IsAConflict()
    {
        var draft = await CreateAsync("homepage-banner");
        await UpdateAsync(draft, SimpleContent("homepage-banner", "First"));

        var outcome = await TryUpdateAsync(draft, SimpleContent("homepage-banner", "Second"));

        Assert.Equal((OutcomeStatus.VersionConflict, 2L), (outcome.Status, outcome.CurrentVersion));
        Assert.Equal(OutcomeStatus.VersionConflict, (await TryPublishAsync(draft)).Status);
    }

    [Fact]
    public async Task ExperienceOfAnotherWorkspace_IsNotFound()
    {
        await test.Store.CreateWorkspaceAsync("other", [], Actor.System, Token);
        var draft = await CreateAsync("homepage-banner");

        Assert.Null(await test.Get<ReadExperience>().ExecuteAsync("other", draft.Id, Token));
        Assert.Null(await test.Get<ReadExperience>().ExecuteAsync(TestWorkspaces.Workspace, "no\0id", Token));
        var outcome = await test.Get<PublishExperience>()
            .ExecuteAsync("other", draft.Id, null, null, TestWorkspaces.Operator, Token);
        Assert.Equal(OutcomeStatus.NotFound, outcome.Status);
    }

    [Fact]
    public async Task Duplicate_IsADraftWithAKeyOfItsOwn()
    {
        var published = await PublishAsync(await CreateAsync("homepage-banner"));

        var first = await DuplicateAsync(published.Id);
        var second = await DuplicateAsync(published.Id);

        Assert.Equal("homepage-banner-copy", first.Draft!.Key);
        Assert.Equal("homepage-banner-copy-2", second.Draft!.Key);
        Assert.Equal("Experience homepage-banner (copy)", first.Name);
        Assert.Equal(ExperienceStatus.Draft, first.Status);
        Assert.Empty(first.Problems);
    }

    [Fact]
    public async Task Duplicate_OfTheLongestKeyAndName_StaysWithinTheLimits()
    {
        var content = SimpleContent(new string('k', 50)) with { Name = new string('n', 256) };
        var original = await CreateAsync(content);

        var copy = await DuplicateAsync(original.Id);

        Assert.Equal((50, 256), (copy.Draft!.Key.Length, copy.Draft.Name.Length));
        Assert.Empty(copy.Problems);
    }

    [Fact]
    public async Task Delete_IsForDraftsThatWereNeverPublished()
    {
        var draft = await CreateAsync("homepage-banner");
        var published = await PublishAsync(await CreateAsync("promo-strip"));

        Assert.True((await DeleteAsync(draft)).IsDone);
        Assert.Equal(OutcomeStatus.WrongState, (await DeleteAsync(published)).Status);
        Assert.Null(await test.Get<ReadExperience>().ExecuteAsync(TestWorkspaces.Workspace, draft.Id, Token));
        Assert.True((await TryCreateAsync(SimpleContent("homepage-banner"))).IsDone);
    }

    [Fact]
    public async Task Restore_BringsAnEarlierVersionBackAsTheDraft()
    {
        var published = await PublishAsync(await CreateAsync("homepage-banner", "Old"));
        var edited = await PublishAsync(await UpdateAsync(published, SimpleContent("homepage-banner", "New")));

        var outcome = await test.Get<RestoreExperience>()
            .ExecuteAsync(
                TestWorkspaces.Workspace,
                edited.Id,
                edited.Version,
                published.Version,
                TestWorkspaces.Manager,
                Token
            );

        Assert.Equal("New", ServedText("homepage-banner"));
        await PublishAsync(outcome.Value!);
        Assert.Equal("Old", ServedText("homepage-banner"));
        var revision = await test.Store.GetRevisionAsync(TestWorkspaces.Workspace, "experience", edited.Id, 5, Token);
        Assert.Equal(("experience.restore", published.Version), (revision!.Action, revision.RestoredFrom!.Value));
    }

    [Fact]
    public async Task Restore_OfAVersionThatNeverWas_IsInvalid()
    {
        var draft = await CreateAsync("homepage-banner");

        var outcome = await test.Get<RestoreExperience>()
            .ExecuteAsync(TestWorkspaces.Workspace, draft.Id, null, 99, TestWorkspaces.Manager, Token);

        Assert.Equal("version", Assert.Single(outcome.Problems).Path);
    }

    [Fact]
    public async Task UndoOfAPublish_BringsBackWhatWasLive()
    {
        var published = await PublishAsync(await CreateAsync("homepage-banner", "Old"));
        await PublishAsync(await UpdateAsync(published, SimpleContent("homepage-banner", "New")));
        var newest = (await test.Store.AuditAsync(TestWorkspaces.Workspace, new AuditQuery { Limit = 1 }, Token))[0];

        var outcome = await test.Get<UndoChange>()
            .ExecuteAsync(TestWorkspaces.Workspace, newest.Sequence, TestWorkspaces.Manager, Token);

        Assert.True(outcome.IsDone);
        Assert.Equal("Old", ServedText("homepage-banner"));
        Assert.NotNull((await ReadAsync(published.Id)).Draft);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<ExperienceView> CreateAsync(string key, string value = "Hello") =>
        await CreateAsync(SimpleContent(key, value));

    private async Task<ExperienceView> CreateAsync(ExperienceContent content)
    {
        var outcome = await TryCreateAsync(content);
        Assert.Empty(outcome.Problems);
        return outcome.Value!;
    }

    private Task<Outcome<ExperienceView>> TryCreateAsync(ExperienceContent content, bool allowIncomplete = false) =>
        test.Get<CreateExperience>()
            .ExecuteAsync(TestWorkspaces.Workspace, content, allowIncomplete, TestWorkspaces.Manager, Token);

    private async Task<ExperienceView> UpdateAsync(ExperienceView view, ExperienceContent content) =>
        (await TryUpdateAsync(view, content)).Value!;

    private Task<Outcome<ExperienceView>> TryUpdateAsync(ExperienceView view, ExperienceContent content) =>
        test.Get<UpdateExperience>()
            .ExecuteAsync(
                TestWorkspaces.Workspace,
                view.Id,
                view.Version,
                content,
                allowIncomplete: false,
                TestWorkspaces.Manager,
                Token
            );

    private async Task<ExperienceView> PublishAsync(ExperienceView view)
    {
        var outcome = await TryPublishAsync(view);
        Assert.Empty(outcome.Problems);
        return outcome.Value!;
    }

    private Task<Outcome<ExperienceView>> TryPublishAsync(ExperienceView view) =>
        test.Get<PublishExperience>()
            .ExecuteAsync(TestWorkspaces.Workspace, view.Id, view.Version, null, TestWorkspaces.Manager, Token);

    private Task<Outcome<ExperienceView>> PauseAsync(ExperienceView view) =>
        test.Get<PauseExperience>()
            .ExecuteAsync(TestWorkspaces.Workspace, view.Id, view.Version, TestWorkspaces.Manager, Token);

    private Task<Outcome<ExperienceView>> ResumeAsync(ExperienceView view) =>
        test.Get<ResumeExperience>()
            .ExecuteAsync(TestWorkspaces.Workspace, view.Id, view.Version, TestWorkspaces.Manager, Token);

    private Task<Outcome<ExperienceView>> DeleteAsync(ExperienceView view) =>
        test.Get<DeleteExperience>()
            .ExecuteAsync(TestWorkspaces.Workspace, view.Id, view.Version, TestWorkspaces.Manager, Token);

    private async Task<ExperienceView> DuplicateAsync(string id) =>
        (
            await test.Get<DuplicateExperience>()
                .ExecuteAsync(TestWorkspaces.Workspace, id, TestWorkspaces.Manager, Token)
        ).Value!;

    private async Task<ExperienceView> ReadAsync(string id) =>
        (await test.Get<ReadExperience>().ExecuteAsync(TestWorkspaces.Workspace, id, Token))!;

    private Decision DecideOne(string key) =>
        test.Get<IWorkspaceSnapshots>()
            .Current(TestWorkspaces.Workspace)
            .Decide(null, new Session { Now = test.Time.GetUtcNow(), RequestId = "request" }, [key])
            .Single();

    private DecisionReason Decide(string key) => DecideOne(key).Reason;

    private string ServedText(string key) => DecideOne(key).Variation!.Variables.Single().Template.Source;
}
