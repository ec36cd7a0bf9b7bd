using System.Net;
using System.Text;
using System.Text.Json;
using Attune.Core.Content;
using Attune.Core.Content.Apis.Http;
using Attune.Core.Content.Apis.Managing;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.Rendering;
using Attune.Core.Outbound;
using Attune.Core.Tests.Outbound;
using Attune.Core.Tests.Workspaces;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Users;
using Attune.Jinja;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Core.Tests.Content.Apis;

/// <summary>Content APIs wired as the server wires them, over documents in memory and servers on 127.0.0.2.</summary>
internal sealed class ContentApiBench : IAsyncDisposable
{
    public const string Workspace = "shop";
    public const string Other = "other";

    private readonly ServiceProvider services;

    private ContentApiBench(ServiceProvider services, InMemoryDocumentStore database, FakeTimeProvider time)
    {
        this.services = services;
        Database = database;
        Time = time;
    }

    public InMemoryDocumentStore Database { get; }

    public FakeTimeProvider Time { get; }

    public static Principal Author { get; } = new(Actor.Key("author", "Author"), KeyScopes.All);

    public static async Task<ContentApiBench> StartAsync(ScriptedResolver? resolver = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var database = new InMemoryDocumentStore(time);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(
            new OutboundSettings
            {
                Ports = [(1, 65_535)],
                AllowedNetworks = [IPNetwork.Parse("127.0.0.2/32")],
                ConnectionsPerHost = 200,
            }
        );
        services.AddSingleton<IHostResolver>(resolver ?? new ScriptedResolver());
        services.AddSingleton<ILocalAddresses>(new NoLocalAddresses());
        services.AddSingleton<ICatalogItemStore, InMemoryCatalogItems>();
        services.AddSingleton<IDocumentStore>(provider => new AnnouncingDocumentStore(
            database,
            provider.GetRequiredService<IConfigurationFeed>()
        ));
        services.AddSingleton<Attune.Core.Workspaces.Keys.IKeyUseStore, InMemoryKeyUseStore>();
        services.AddAttuneWorkspaces();
        services.AddAttuneContent();
        var bench = new ContentApiBench(services.BuildServiceProvider(validateScopes: true), database, time);
        foreach (var workspace in (string[])[Workspace, Other])
        {
            await database.CreateWorkspaceAsync(workspace, [], Actor.System, CancellationToken.None);
        }
        await bench.Get<ConfigurationReplica>().LoadAsync(CancellationToken.None);
        return bench;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Makes a content API called <c>x</c> on a server.</summary>
    public async Task<StoredContentApi> AddAsync(
        HostileServer server,
        Func<ContentApiProposal, ContentApiProposal>? change = null,
        string workspace = Workspace
    )
    {
        var proposal = new ContentApiProposal
        {
            Name = "x",
            Method = "GET",
            Url = $"http://127.0.0.2:{server.Port}/data",
            Retries = 0,
        };
        var outcome = await Get<CreateContentApi>()
            .ExecuteAsync(workspace, change?.Invoke(proposal) ?? proposal, Author, CancellationToken.None);
        Assert.True(outcome.IsDone, string.Join("; ", outcome.Problems));
        return outcome.Value;
    }

    /// <summary>Renders a template for a user with these attributes.</summary>
    public async Task<string> RenderAsync(
        string template,
        string attributes = "{}",
        string workspace = Workspace,
        RenderDiagnostics? diagnostics = null
    )
    {
        var contexts = Get<RenderContexts>();
        var context = contexts.Rent(
            new RenderSubject
            {
                WorkspaceId = workspace,
                Now = Time.GetUtcNow(),
                UserAttributes = AttributeCatalog.Canonical(AttributeJson.Parse(Encoding.UTF8.GetBytes(attributes))),
                WaitLimit = RenderLimits.Preview.MaxWaitTime,
                Diagnostics = diagnostics,
            }
        );
        try
        {
            return await Get<ContentTemplates>()
                .Environment.FromString(template)
                .RenderAsync(
                    context,
                    new RenderOptions { Host = context, Limits = RenderLimits.Preview },
                    TestContext.Current.CancellationToken
                );
        }
        finally
        {
            contexts.Return(context);
        }
    }

    /// <summary>Lets time pass until the task is done: pauses between attempts, breaks and time-outs.</summary>
    public async Task<T> PassTimeUntilAsync<T>(Task<T> task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(5, TestContext.Current.CancellationToken));
            Time.Advance(step);
        }
        return await task;
    }

    public static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
