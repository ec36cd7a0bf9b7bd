using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Core.Tests.Workspaces.Configuration;

public sealed class ConfigurationReplicaTests : IDisposable
{
    private readonly InMemoryDocumentStore database = new(new FakeTimeProvider());
    private readonly ConfigurationFeed feed = new(NullLogger<ConfigurationFeed>.Instance);
    private readonly RecordingView view = new();
    private readonly ConfigurationReplica replica;
    private readonly AnnouncingDocumentStore store;

    public ConfigurationReplicaTests()
    {
        store = new AnnouncingDocumentStore(database, feed);
        replica = new ConfigurationReplica(
            store,
            feed,
            [new ThrowingView(), view],
            NullLogger<ConfigurationReplica>.Instance
        );
    }

    public void Dispose() => replica.Dispose();

    [Fact]
    public async Task Write_ReachesTheViewsBeforeItIsAnswered()
    {
        await store.CreateWorkspaceAsync("shop", [Settings("1")], Actor.System, Token);
        await store.WriteAsync("shop", [Experience("one")], Actor.System, Token);

        Assert.Equal(["1*: workspace", "2: one"], view.Seen);
    }

    [Fact]
    public async Task Write_OfAnotherKind_OnlyMovesTheVersion()
    {
        await store.CreateWorkspaceAsync("shop", [], Actor.System, Token);
        await store.WriteAsync(
            "shop",
            [DocumentChange.Create("custom_template", "x", "1"u8.ToArray())],
            Actor.System,
            Token
        );
        await store.WriteAsync("shop", [Experience("one")], Actor.System, Token);

        Assert.Equal(["1*: ", "2: ", "3: one"], view.Seen);
    }

    [Fact]
    public async Task Deletion_IsTold()
    {
        await store.CreateWorkspaceAsync("shop", [Experience("one")], Actor.System, Token);
        var change = new DocumentChange
        {
            Kind = "experience",
            Id = "one",
            Action = "experience.delete",
        };
        await store.WriteAsync("shop", [change], Actor.System, Token);

        Assert.Equal(["1*: one", "2: -one"], view.Seen);
    }

    [Fact]
    public async Task MissedChange_IsMadeGoodByReadingEverything()
    {
        await store.CreateWorkspaceAsync("shop", [], Actor.System, Token);
        await database.WriteAsync("shop", [Experience("unannounced")], Actor.System, Token);
        await store.WriteAsync("shop", [Experience("announced")], Actor.System, Token);

        Assert.Equal(["1*: ", "3*: announced unannounced"], view.Seen);
    }

    [Fact]
    public async Task LateOrRepeatedAnnouncement_ChangesNothing()
    {
        await store.CreateWorkspaceAsync("shop", [Experience("one")], Actor.System, Token);

        await feed.AnnounceAsync(new ConfigurationChange("shop", 1, []), Token);
        await feed.AnnounceAsync(new ConfigurationChange("shop", 0, []), Token);

        Assert.Equal(["1*: one"], view.Seen);
    }

    [Fact]
    public async Task AnnouncementWithoutDocuments_ReadsEverything()
    {
        await store.CreateWorkspaceAsync("shop", [Experience("one")], Actor.System, Token);
        await database.WriteAsync("shop", [Experience("two")], Actor.System, Token);

        await feed.AnnounceAsync(new ConfigurationChange("shop", 2, []), Token);

        Assert.Equal(["1*: one", "2*: one two"], view.Seen);
    }

    [Fact]
    public async Task ChangeThatIsOvertaken_IsReadTogetherWithTheNext()
    {
        await store.CreateWorkspaceAsync("shop", [Experience("one")], Actor.System, Token);
        await database.WriteAsync("shop", [Experience("two")], Actor.System, Token);
        await database.WriteAsync("shop", [Experience("two") with { ExpectedVersion = 1 }], Actor.System, Token);

        await feed.AnnounceAsync(new ConfigurationChange("shop", 2, [new DocumentKey("experience", "two")]), Token);

        Assert.Equal(["1*: one", "3*: one two"], view.Seen);
    }

    [Fact]
    public async Task Load_ReadsEveryWorkspace()
    {
        await database.CreateWorkspaceAsync("a", [Experience("one")], Actor.System, Token);
        await database.CreateWorkspaceAsync("b", [Experience("two")], Actor.System, Token);

        await replica.LoadAsync(Token);

        Assert.Equal(["1*: one", "1*: two"], view.Seen);
    }

    [Fact]
    public async Task WritesAtOnce_ReachTheViewsInOrderAndWhole()
    {
        await store.CreateWorkspaceAsync("shop", [], Actor.System, Token);

        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i => Task.Run(() => store.WriteAsync("shop", [Experience($"e{i}")], Actor.System, Token)))
        );

        Assert.Equal(41, view.LastVersion);
        Assert.True(view.IsAscending);
        Assert.Equal(40, view.Living.Count);
    }

    [Fact]
    public async Task ListenerThatThrows_DoesNotKeepTheOthersFromHearing()
    {
        using var broken = feed.Subscribe((_, _) => throw new InvalidOperationException("broken"));
        var heard = 0;
        using (feed.Subscribe((_, _) => Task.FromResult(heard++)))
        {
            await feed.AnnounceAsync(new ConfigurationChange("shop", 1, []), Token);
        }
        await feed.AnnounceAsync(new ConfigurationChange("shop", 2, []), Token);

        Assert.Equal(1, heard);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DocumentChange Settings(string json) =>
        DocumentChange.Create("workspace_settings", "workspace", System.Text.Encoding.UTF8.GetBytes(json));

    private static DocumentChange Experience(string id) => DocumentChange.Create("experience", id, "{}"u8.ToArray());

    private sealed class ThrowingView : IConfigurationView
    {
        public void Apply(ConfigurationUpdate update) => throw new InvalidOperationException("This view is broken.");
    }

    private sealed class RecordingView : IConfigurationView
    {
        public List<string> Seen { get; } = [];

        public HashSet<string> Living { get; private set; } = [];

        public long LastVersion { get; private set; }

        public bool IsAscending { get; private set; } = true;

        public void Apply(ConfigurationUpdate update)
        {
            IsAscending &= update.Version > LastVersion;
            LastVersion = update.Version;
            var written = update.Written.Select(document => document.Id);
            Living = update.IsComplete ? [.. written] : [.. Living.Union(written)];
            Seen.Add(
                $"{update.Version}{(update.IsComplete ? "*" : "")}: "
                    + string.Join(' ', written.Concat(update.Deleted.Select(key => "-" + key.Id)))
            );
        }
    }
}
