using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Keys;
using Attune.Core.Workspaces.Settings;
using Attune.Core.Workspaces.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Core.Tests.Workspaces;

/// <summary>Everything of the folder, wired as the server wires it, over a store in memory.</summary>
public sealed class TestWorkspaces : IAsyncDisposable
{
    public const string Workspace = "shop";
    public const string Secret = "correct-horse-battery-staple";

    private readonly ServiceProvider services;

    private TestWorkspaces(ServiceProvider services, InMemoryDocumentStore database, FakeTimeProvider time)
    {
        this.services = services;
        Database = database;
        Time = time;
    }

    /// <summary>The store below the feed: writes to it are not announced, as if another server had made them.</summary>
    public InMemoryDocumentStore Database { get; }

    public FakeTimeProvider Time { get; }

    public IDocumentStore Store => Get<IDocumentStore>();

    public KeyRing Ring => Get<KeyRing>();

    public IWorkspaceSettings Settings => Get<IWorkspaceSettings>();

    /// <summary>A key that may manage the workspace, and no more.</summary>
    public static Principal Manager { get; } = new(Actor.Key("manager", "Manager"), KeyScopes.All);

    public static Principal Operator { get; } =
        new(Actor.Key("operator", "Operator"), KeyScopes.All | KeyScopes.Operate);

    /// <summary>With one workspace, <see cref="Workspace"/>, opened by <see cref="Secret"/>.</summary>
    public static async Task<TestWorkspaces> StartAsync()
    {
        var test = CreateEmpty();
        await test.Get<ConfigurationReplica>().LoadAsync(CancellationToken.None);
        await test.Get<FirstStart>()
            .ExecuteAsync(new FirstStartOptions(Workspace, Secret, HasDemo: false), CancellationToken.None);
        return test;
    }

    /// <summary>Nothing read and nothing written.</summary>
    public static TestWorkspaces CreateEmpty()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var database = new InMemoryDocumentStore(time);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<IKeyUseStore, InMemoryKeyUseStore>();
        services.AddSingleton<IDocumentStore>(provider => new AnnouncingDocumentStore(
            database,
            provider.GetRequiredService<IConfigurationFeed>()
        ));
        services.AddAttuneWorkspaces();
        return new TestWorkspaces(services.BuildServiceProvider(validateScopes: true), database, time);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
