using Attune.Core.Storage;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Keys;

namespace Attune.Core.Tests.Workspaces.Keys;

public sealed class KeyRingTests
{
    [Fact]
    public async Task Authenticate_WhileKeysChange_FindsEveryKeyThatStays()
    {
        await using var test = await TestWorkspaces.StartAsync();
        using var stop = new CancellationTokenSource();
        var missed = 0;
        using var reading = new CountdownEvent(2);
        var readers = Enumerable
            .Range(0, 2)
            .Select(_ =>
                // Threads of their own: those of the pool are what the writing side goes on with.
                Task.Factory.StartNew(
                    () =>
                    {
                        Look();
                        reading.Signal();
                        while (!stop.IsCancellationRequested)
                        {
                            Look();
                        }
                    },
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToArray();

        reading.Wait(TestContext.Current.CancellationToken);
        var proposal = new KeyProposal { Name = "Passing", Scopes = ["data"] };
        for (var i = 0; i < 50; i++)
        {
            var created = await test.Get<CreateKey>()
                .ExecuteAsync(TestWorkspaces.Workspace, proposal, TestWorkspaces.Manager, CancellationToken.None);
            await test.Get<RevokeKey>()
                .ExecuteAsync(
                    TestWorkspaces.Workspace,
                    created.Value!.Key.Id,
                    null,
                    TestWorkspaces.Manager,
                    CancellationToken.None
                );
        }
        await stop.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Equal(0, missed);

        void Look()
        {
            if (test.Ring.Authenticate(TestWorkspaces.Workspace, TestWorkspaces.Secret) is null)
            {
                Interlocked.Increment(ref missed);
            }
        }
    }

    [Fact]
    public async Task Record_WithoutADatabase_LosesTheUseAndNothingElse()
    {
        await using var test = await TestWorkspaces.StartAsync();
        var store = (InMemoryKeyUseStore)test.Get<IKeyUseStore>();
        test.Ring.Authenticate(TestWorkspaces.Workspace, TestWorkspaces.Secret);

        store.Failure = new StorageUnavailableException("away");
        await test.Get<KeyUseRecorder>().RecordAsync(CancellationToken.None);
        store.Failure = null;
        test.Time.Advance(TimeSpan.FromMinutes(2));
        test.Ring.Authenticate(TestWorkspaces.Workspace, TestWorkspaces.Secret);
        await test.Get<KeyUseRecorder>().RecordAsync(CancellationToken.None);

        Assert.Single(await store.ListAsync(TestWorkspaces.Workspace, CancellationToken.None));
    }

    [Fact]
    public async Task Recorder_WritesOnceAMinuteAndWhenItStops()
    {
        await using var test = await TestWorkspaces.StartAsync();
        var store = test.Get<IKeyUseStore>();
        using var stop = new CancellationTokenSource();
        var running = test.Get<KeyUseRecorder>().RunAsync(stop.Token);
        test.Ring.Authenticate(TestWorkspaces.Workspace, TestWorkspaces.Secret);

        await stop.CancelAsync();
        await running;

        Assert.Single(await store.ListAsync(TestWorkspaces.Workspace, CancellationToken.None));
    }

    [Theory]
    [InlineData(KeyScopes.None, "")]
    [InlineData(KeyScopes.All, "personalize,data,content,manage")]
    [InlineData(KeyScopes.All | KeyScopes.Operate, "personalize,data,content,manage,operate")]
    public void ScopeNames_AreReadAsTheyAreWritten(KeyScopes scopes, string names)
    {
        Assert.Equal(names, string.Join(',', KeyScopeNames.Format(scopes)));
        Assert.Equal(scopes, KeyScopeNames.Parse(KeyScopeNames.Format(scopes)));
    }
}
