using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.ExclusionGroups;
using Attune.Core.Workspaces.Experiences;
using Attune.Core.Workspaces.Records;
using Attune.Core.Workspaces.SavedAudiences;
using Attune.Core.Workspaces.Segments;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using static Attune.Core.Tests.Workspaces.ExperienceDocuments;

namespace Attune.Core.Tests.Workspaces.Records;

public sealed class RecordTests : IAsyncLifetime
{
    private TestWorkspaces test = null!;

    public async ValueTask InitializeAsync() => test = await TestWorkspaces.StartAsync();

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task Segment_IsCreatedReadListedAndPartOfTheSnapshot()
    {
        var created = await CreateAsync(Segment("Women", Gender("F")));

        Assert.Matches("^[0-9a-f]{24}$", created.Record.Id);
        Assert.Equal(1, created.Version);
        Assert.Equal("Women", Snapshot().Document.Segments.Single().Name);
        Assert.Empty(Snapshot().Problems);
        await CreateAsync(Segment("Berliners", Gender("M")));
        var list = test.Get<ReadRecords<SegmentContent, CustomSegment>>();
        var all = await list.ListAsync(TestWorkspaces.Workspace, null, Token);
        var found = await list.ListAsync(TestWorkspaces.Workspace, "WOM", Token);
        Assert.Equal(["Berliners", "Women"], all.Select(segment => segment.Record.Name));
        Assert.Equal("Women", Assert.Single(found).Record.Name);
        Assert.Null(await list.FindAsync("other", created.Record.Id, Token));
    }

    [Fact]
    public async Task Segment_ThatCannotBeEvaluated_IsRefusedWithThePath()
    {
        var content = Segment("Women", Gender("F") with { Operator = "sounds_like" }, new SegmentFilter { Id = Id(9) });

        var outcome = await TryCreateAsync(content with { Name = "" });

        Assert.Equal(
            ["name", "included_filters.filters[0].operator", "included_filters.filters[1].id"],
            outcome.Problems.Select(problem => problem.Path)
        );
    }

    [Fact]
    public async Task Segment_OfANameThatIsTaken_IsRefused()
    {
        await CreateAsync(Segment("Women", Gender("F")));
        var second = await CreateAsync(Segment("Men", Gender("M")));

        var created = await TryCreateAsync(Segment("Women", Gender("F")));
        var renamed = await UpdateAsync(second, Segment("Women", Gender("M")));

        Assert.Equal(OutcomeStatus.NameTaken, created.Status);
        Assert.Equal(OutcomeStatus.NameTaken, renamed.Status);
    }

    [Fact]
    public async Task Segment_IsReplacedAtTheVersionThatWasRead()
    {
        var created = await CreateAsync(Segment("Women", Gender("F")));

        var updated = await UpdateAsync(created, Segment("Everybody", Gender("F", "M")));
        var stale = await UpdateAsync(created, Segment("Nobody", Gender("X")));

        Assert.Equal(("Everybody", 2L), (updated.Value!.Record.Name, updated.Value.Version));
        Assert.Equal((OutcomeStatus.VersionConflict, 2L), (stale.Status, stale.CurrentVersion));
    }

    [Fact]
    public async Task Segment_ThatWouldContainItself_IsRefused()
    {
        var inner = await CreateAsync(Segment("Inner", Gender("F")));
        var outer = await CreateAsync(Segment("Outer", new SegmentFilter { Id = inner.Record.Id }));

        var outcome = await UpdateAsync(inner, Segment("Inner", new SegmentFilter { Id = outer.Record.Id }));

        Assert.False(outcome.IsDone);
    }

    [Fact]
    public async Task SegmentInUse_CannotBeDeleted()
    {
        var segment = await CreateAsync(Segment("Women", Gender("F")));
        var content = SimpleContent("homepage-banner");
        content = content with
        {
            Audiences =
            [
                content.Audiences[0] with
                {
                    Rule = new AudienceRule { IncludedFilters = Group(new SegmentFilter { Id = segment.Record.Id }) },
                },
            ],
        };
        await WriteAsync(Published(Id(1), content));

        var refused = await DeleteAsync(segment);

        Assert.Equal(OutcomeStatus.WrongState, refused.Status);
        Assert.Contains("homepage-banner", refused.Problems.Single().Message);
        await WriteAsync(
            new DocumentChange
            {
                Kind = "experience",
                Id = Id(1),
                Action = "experience.delete",
            }
        );
        Assert.True((await DeleteAsync(segment)).IsDone);
        Assert.Empty(Snapshot().Document.Segments);
    }

    [Fact]
    public async Task SegmentFromAFile_IsNotChangedHere()
    {
        var segment = new CustomSegment
        {
            Id = Id(5),
            Name = "Uploaded",
            Kind = SegmentKind.File,
        };
        await WriteAsync(DocumentChange.Create("segment", segment.Id, WorkspaceJson.Write(segment), segment.Name));
        var stored = await test.Get<ReadRecords<SegmentContent, CustomSegment>>()
            .FindAsync(TestWorkspaces.Workspace, segment.Id, Token);

        Assert.Equal(OutcomeStatus.WrongState, (await UpdateAsync(stored!, Segment("Mine", Gender("F")))).Status);
        Assert.Equal(OutcomeStatus.WrongState, (await DeleteAsync(stored!)).Status);
    }

    [Fact]
    public async Task SavedAudience_WithARuleThatCannotBeEvaluated_IsRefusedWithThePath()
    {
        var create = test.Get<CreateRecord<SavedAudienceContent, SavedAudience>>();
        var wrong = new SavedAudienceContent
        {
            Name = "Women",
            Description = new string('x', 2_001),
            Rule = new AudienceRule { IncludedFilters = Group(Gender("F") with { Operator = "sounds_like" }) },
        };

        var refused = await create.ExecuteAsync(TestWorkspaces.Workspace, wrong, TestWorkspaces.Manager, Token);
        var done = await create.ExecuteAsync(
            TestWorkspaces.Workspace,
            new SavedAudienceContent { Name = "All" },
            TestWorkspaces.Manager,
            Token
        );

        Assert.Equal(
            ["description", "rule.included_filters.filters[0].operator"],
            refused.Problems.Select(problem => problem.Path)
        );
        Assert.True(done.IsDone);
    }

    [Fact]
    public async Task ExclusionGroup_KeepsItsSlotsAndNamesWhatIsWrong()
    {
        await WriteAsync(
            Published(Id(1), SimpleContent("first-one")),
            Published(Id(2), SimpleContent("second-one")),
            Draft(Id(3), SimpleContent("third-one"))
        );
        var create = test.Get<CreateRecord<ExclusionGroupContent, ExclusionGroup>>();
        var wrong = new ExclusionGroupContent
        {
            Name = "",
            Members = [new ExclusionMember(Id(1), 60), new ExclusionMember(Id(8), 60)],
        };

        var refused = await create.ExecuteAsync(TestWorkspaces.Workspace, wrong, TestWorkspaces.Manager, Token);
        var done = await create.ExecuteAsync(
            TestWorkspaces.Workspace,
            new ExclusionGroupContent
            {
                Name = "Banners",
                Members = [new ExclusionMember(Id(1), 50), new ExclusionMember(Id(3), 50)],
            },
            TestWorkspaces.Manager,
            Token
        );
        var updated = await test.Get<UpdateRecord<ExclusionGroupContent, ExclusionGroup>>()
            .ExecuteAsync(
                TestWorkspaces.Workspace,
                done.Value!.Record.Id,
                1,
                new ExclusionGroupContent
                {
                    Name = "Banners",
                    Members =
                    [
                        new ExclusionMember(Id(2), 25),
                        new ExclusionMember(Id(1), 50),
                        new ExclusionMember(Id(3), 25),
                    ],
                },
                TestWorkspaces.Manager,
                Token
            );

        var paths = refused.Problems.Select(problem => problem.Path).ToList();
        Assert.Contains("name", paths);
        Assert.Contains("members[1].experience_id", paths);
        Assert.Equal(Id(1), updated.Value!.Record.Slots![0].Owner);
        Assert.Equal(5_000, updated.Value.Record.Slots[0].Count);
        Assert.Empty(Snapshot().Problems);
    }

    [Fact]
    public async Task MemberOfAnExclusionGroup_CannotBeDeleted()
    {
        await WriteAsync(Draft(Id(1), SimpleContent("first-one")), Draft(Id(2), SimpleContent("second-one")));
        var content = new ExclusionGroupContent { Name = "Banners", Members = [new ExclusionMember(Id(1), 50)] };
        await test.Get<CreateRecord<ExclusionGroupContent, ExclusionGroup>>()
            .ExecuteAsync(TestWorkspaces.Workspace, content, TestWorkspaces.Manager, Token);
        var delete = test.Get<DeleteExperience>();

        var member = await delete.ExecuteAsync(TestWorkspaces.Workspace, Id(1), null, TestWorkspaces.Manager, Token);
        var other = await delete.ExecuteAsync(TestWorkspaces.Workspace, Id(2), null, TestWorkspaces.Manager, Token);

        Assert.Equal(OutcomeStatus.WrongState, member.Status);
        Assert.True(other.IsDone);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static SegmentContent Segment(string name, params Filter[] filters) =>
        new() { Name = name, IncludedFilters = Group(filters) };

    private static FilterGroup Group(params Filter[] filters) =>
        new() { FilterOperator = FilterOperator.And, Filters = filters };

    private static AttributeFilter Gender(params string[] values) =>
        new()
        {
            Name = "u_gd",
            DataType = AttributeDataType.String,
            Operator = "in",
            Value = System.Text.Json.JsonSerializer.Deserialize<AttributeValue>(
                System.Text.Json.JsonSerializer.Serialize(values),
                WorkspaceJson.Options
            ),
        };

    private CompiledWorkspace Snapshot() => test.Get<IWorkspaceSnapshots>().Find(TestWorkspaces.Workspace);

    private async Task<StoredRecord<CustomSegment>> CreateAsync(SegmentContent content)
    {
        var outcome = await TryCreateAsync(content);
        Assert.Empty(outcome.Problems);
        return outcome.Value!;
    }

    private Task<Outcome<StoredRecord<CustomSegment>>> TryCreateAsync(SegmentContent content) =>
        test.Get<CreateRecord<SegmentContent, CustomSegment>>()
            .ExecuteAsync(TestWorkspaces.Workspace, content, TestWorkspaces.Manager, Token);

    private Task<Outcome<StoredRecord<CustomSegment>>> UpdateAsync(
        StoredRecord<CustomSegment> read,
        SegmentContent content
    ) =>
        test.Get<UpdateRecord<SegmentContent, CustomSegment>>()
            .ExecuteAsync(
                TestWorkspaces.Workspace,
                read.Record.Id,
                read.Version,
                content,
                TestWorkspaces.Manager,
                Token
            );

    private Task<Outcome<StoredRecord<CustomSegment>>> DeleteAsync(StoredRecord<CustomSegment> read) =>
        test.Get<DeleteRecord<SegmentContent, CustomSegment>>()
            .ExecuteAsync(TestWorkspaces.Workspace, read.Record.Id, read.Version, TestWorkspaces.Manager, Token);

    private async Task WriteAsync(params DocumentChange[] changes) =>
        Assert.True((await test.Store.WriteAsync(TestWorkspaces.Workspace, changes, Actor.System, Token)).IsWritten);
}
