using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Experiences;

namespace Attune.Core.Tests.Workspaces.Settings;

public sealed class SettingsTests : IAsyncLifetime
{
    private TestWorkspaces test = null!;

    public async ValueTask InitializeAsync() => test = await TestWorkspaces.StartAsync();

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task Update_HoldsAtOnce()
    {
        var settings = await CurrentAsync();

        var outcome = await UpdateAsync(
            settings.Settings with
            {
                TimeZone = "Asia/Kolkata",
                Identifiers = ["u_em", "loyalty_number"],
                GlobalControlGroup = new GlobalControlGroup { Enabled = true, Percentage = 2.5m },
            },
            settings.Version
        );

        Assert.Equal(settings.Version + 1, outcome.Value!.Version);
        var current = test.Settings.Current(TestWorkspaces.Workspace);
        Assert.Equal("Asia/Kolkata", current.TimeZone);
        Assert.Equal(["u_em", "loyalty_number"], current.Identifiers);
        Assert.Equal(2.5m, current.GlobalControlGroup.Percentage);
    }

    [Fact]
    public async Task Update_AtAVersionThatHasPassed_IsAConflict()
    {
        var settings = await CurrentAsync();
        await UpdateAsync(settings.Settings with { Name = "One" }, settings.Version);

        var outcome = await UpdateAsync(settings.Settings with { Name = "Two" }, settings.Version);

        Assert.Equal(OutcomeStatus.VersionConflict, outcome.Status);
        Assert.Equal("One", test.Settings.Current(TestWorkspaces.Workspace).Name);
    }

    [Fact]
    public async Task WrongSettings_NameEverythingThatIsWrong()
    {
        var wrong = new WorkspaceSettings
        {
            Name = "",
            TimeZone = "Berlin",
            Identifiers = ["u_em", "u_em", "uid", "", "a", "b"],
            RequestsPerMinute = new Dictionary<string, int> { ["fetch"] = -1 },
            Limits = new Dictionary<string, int> { ["NoSuchLimit"] = 3, ["AudiencesPerExperience"] = 0 },
            GlobalControlGroup = new GlobalControlGroup { Percentage = 10.001m },
        };

        var outcome = await UpdateAsync(wrong, null, TestWorkspaces.Operator);

        Assert.Equal(
            [
                "name",
                "time_zone",
                "identifiers",
                "identifiers[1]",
                "identifiers[2]",
                "identifiers[3]",
                "requests_per_minute.fetch",
                "limits.NoSuchLimit",
                "limits.AudiencesPerExperience",
                "global_control_group.percentage",
            ],
            outcome.Problems.Select(problem => problem.Path)
        );
    }

    [Fact]
    public async Task RatesAndLimits_AreTheOperators()
    {
        var settings = await CurrentAsync();
        var raised = settings.Settings with
        {
            Limits = new Dictionary<string, int> { ["AudiencesPerExperience"] = 20 },
        };

        var refused = await UpdateAsync(raised, null, TestWorkspaces.Manager);
        var done = await UpdateAsync(raised, null, TestWorkspaces.Operator);
        var renamed = await UpdateAsync(raised with { Name = "Renamed" }, null, TestWorkspaces.Manager);

        Assert.Equal(OutcomeStatus.Forbidden, refused.Status);
        Assert.True(done.IsDone);
        Assert.True(renamed.IsDone);
    }

    [Fact]
    public async Task BrokenSettings_LeaveWhatHeldBefore()
    {
        var change = new DocumentChange
        {
            Kind = WorkspaceKinds.Settings,
            Id = WorkspaceKinds.OnlyId,
            Json = "[]"u8.ToArray(),
            Action = "workspace_settings.update",
        };
        await test.Store.WriteAsync(TestWorkspaces.Workspace, [change], Actor.System, Token);

        Assert.Equal("shop", test.Settings.Current(TestWorkspaces.Workspace).Name);
    }

    [Fact]
    public void SettingsOfNobody_AreTheDefaults()
    {
        var settings = test.Settings.Current("nobody");

        Assert.Equal(["u_em", "u_mb"], settings.Identifiers);
        Assert.Equal("Etc/UTC", settings.TimeZone);
        Assert.False(settings.GlobalControlGroup.Enabled);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<StoredSettings> CurrentAsync() =>
        test.Get<ReadSettings>().ExecuteAsync(TestWorkspaces.Workspace, Token);

    private Task<Outcome<StoredSettings>> UpdateAsync(
        WorkspaceSettings settings,
        long? version,
        Principal? principal = null
    ) =>
        test.Get<UpdateSettings>()
            .ExecuteAsync(TestWorkspaces.Workspace, version, settings, principal ?? TestWorkspaces.Manager, Token);
}
