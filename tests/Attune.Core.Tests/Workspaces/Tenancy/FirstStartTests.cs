using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Tenancy;

namespace Attune.Core.Tests.Workspaces.Tenancy;

public sealed class FirstStartTests : IAsyncLifetime
{
    private TestWorkspaces test = null!;

    public async ValueTask InitializeAsync()
    {
        test = TestWorkspaces.CreateEmpty();
        await test.Get<ConfigurationReplica>().LoadAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task EmptyDirectory_GetsTheOperatorsWorkspaceAndKey()
    {
        var outcome = await StartAsync(new FirstStartOptions("MY_SHOP", "0123456789abcdef", HasDemo: true));

        Assert.Equal(("MY_SHOP", "0123456789abcdef"), (outcome.Value!.WorkspaceId, outcome.Value.Secret));
        var key = test.Ring.Authenticate("MY_SHOP", "0123456789abcdef")!;
        Assert.Equal(KeyScopes.All | KeyScopes.Operate, key.Scopes);
        var mark = await test.Store.GetAsync("MY_SHOP", WorkspaceKinds.Demo, WorkspaceKinds.OnlyId, Token);
        Assert.False(DemoMark.IsComplete(mark!.Json));
    }

    [Fact]
    public async Task EmptyDirectory_WithoutValues_GetsGeneratedOnes()
    {
        var outcome = await StartAsync(new FirstStartOptions(null, null, HasDemo: false));

        Assert.Matches("^[A-Z0-9]{24}$", outcome.Value!.WorkspaceId);
        Assert.NotNull(test.Ring.Authenticate(outcome.Value.WorkspaceId, outcome.Value.Secret));
        Assert.Null(
            await test.Store.GetAsync(outcome.Value.WorkspaceId, WorkspaceKinds.Demo, WorkspaceKinds.OnlyId, Token)
        );
    }

    [Fact]
    public async Task DirectoryWithAWorkspace_IsLeftAsItIs()
    {
        await StartAsync(new FirstStartOptions("first", "0123456789abcdef", HasDemo: false));

        var outcome = await StartAsync(new FirstStartOptions("second", "fedcba9876543210", HasDemo: true));

        Assert.Equal(OutcomeStatus.NotFound, outcome.Status);
        Assert.False(test.Ring.WorkspaceExists("second"));
        Assert.Null(test.Ring.Authenticate("first", "fedcba9876543210"));
    }

    [Fact]
    public async Task ValuesThatCannotBeUsed_AreAllNamedAndNothingIsMade()
    {
        var outcome = await StartAsync(new FirstStartOptions("my shop", "short", HasDemo: false));

        Assert.Equal(["id", "secret"], outcome.Problems.Select(problem => problem.Path));
        Assert.Empty(await test.Store.ListWorkspacesAsync(Token));
    }

    [Fact]
    public async Task FurtherWorkspaces_AreTheOperatorsToMake()
    {
        await StartAsync(new FirstStartOptions("first", null, HasDemo: false));
        var create = test.Get<CreateWorkspace>();

        var refused = await create.ExecuteAsync(new WorkspaceProposal { Id = "second" }, TestWorkspaces.Manager, Token);
        var done = await create.ExecuteAsync(new WorkspaceProposal { Id = "second" }, TestWorkspaces.Operator, Token);
        var again = await create.ExecuteAsync(new WorkspaceProposal { Id = "second" }, TestWorkspaces.Operator, Token);

        Assert.Equal(OutcomeStatus.Forbidden, refused.Status);
        Assert.Equal(KeyScopes.All, test.Ring.Authenticate("second", done.Value!.Secret)!.Scopes);
        Assert.Equal(OutcomeStatus.NameTaken, again.Status);
    }

    [Fact]
    public async Task List_ShowsAllToAnOperatorAndTheOwnOneToOthers()
    {
        await StartAsync(new FirstStartOptions("first", null, HasDemo: false));
        await test.Get<CreateWorkspace>()
            .ExecuteAsync(new WorkspaceProposal { Id = "second", Name = "Second" }, TestWorkspaces.Operator, Token);
        var list = test.Get<ListWorkspaces>();

        var all = await list.ExecuteAsync("first", TestWorkspaces.Operator, Token);
        var own = await list.ExecuteAsync("first", TestWorkspaces.Manager, Token);

        Assert.Equal(["first", "Second"], all.Select(workspace => workspace.Name));
        Assert.Equal("first", Assert.Single(own).Id);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<Outcome<CreatedWorkspace>> StartAsync(FirstStartOptions options) =>
        test.Get<FirstStart>().ExecuteAsync(options, Token);
}
