using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Attune.Core.Content;
using Attune.Core.Content.Apis;
using Attune.Core.Content.Blocks;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.ProductSets;
using Attune.Core.Explanations;
using Attune.Core.Geo;
using Attune.Core.Tests.Content;
using Attune.Core.Users;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Sessions;
using Attune.Decisions.Values;
using Attune.Server.Personalize;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Personalize;

/// <summary>The personalize family over a workspace in memory.</summary>
internal sealed class FetchServer : IAsyncDisposable
{
    private FetchServer(ProbeServer server, IServiceProvider services)
    {
        Server = server;
        Services = services;
        Users = (DecidingUsers)services.GetRequiredService<IUserDirectory>();
        Snapshots = (TestSnapshots)services.GetRequiredService<IWorkspaceSnapshots>();
        Items = (InMemoryCatalogItems)services.GetRequiredService<ICatalogItemStore>();
    }

    public ProbeServer Server { get; }

    public IServiceProvider Services { get; }

    public DecidingUsers Users { get; }

    public TestSnapshots Snapshots { get; }

    public InMemoryCatalogItems Items { get; }

    public static async Task<FetchServer> StartAsync(params (string Key, string Value)[] configuration)
    {
        IServiceProvider? provider = null;
        var server = await ProbeServer.StartAsync(
            services =>
            {
                services.AddLogging();
                services.AddSingleton<IWorkspaceSnapshots, TestSnapshots>();
                services.AddSingleton<IUserDirectory, DecidingUsers>();
                services.AddSingleton<ICatalogItemStore, InMemoryCatalogItems>();
                services.AddSingleton<IGeoLocator, OneAddress>();
                services.AddAttuneContent();
                services.AddSingleton(new ExplanationSettings());
                services.AddSingleton<ExplanationMetrics>();
                services.AddSingleton<DecisionRecorder>();
                PersonalizeServices.Add(services);
            },
            endpoints =>
            {
                PersonalizeEndpoints.Map(endpoints);
                provider = endpoints.ServiceProvider;
            },
            configuration
        );
        return new FetchServer(server, provider!);
    }

    /// <summary>Publishes an experience for all users with one variation.</summary>
    public void Publish(string key, params (string Name, VariableType Type, string Template)[] variables) =>
        Snapshots.Publish(Experience(key, variables));

    public static Experience Experience(
        string key,
        params (string Name, VariableType Type, string Template)[] variables
    ) =>
        new()
        {
            Id = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(key.PadRight(12, '0')[..12])),
            Key = key,
            Name = $"The {key}",
            State = ExperienceState.Published,
            Audiences = [Audience("5A", AudienceRule.AllUsers, variables)],
        };

    public static ExperienceAudience Audience(
        string id,
        AudienceRule rule,
        params (string Name, VariableType Type, string Template)[] variables
    ) =>
        new()
        {
            Id = id,
            Name = rule == AudienceRule.AllUsers ? "All Users" : $"Audience {id}",
            Rule = rule,
            Variations =
            [
                new Variation
                {
                    Id = "2",
                    Name = "Default",
                    Percentage = 100,
                    Variables =
                    [
                        .. variables.Select(variable => new Variable
                        {
                            Name = variable.Name,
                            DataType = variable.Type,
                            Value = new TemplateValueSource(variable.Template),
                        }),
                    ],
                },
            ],
        };

    public void AddApi(string name, string response) =>
        Add(
            ContentKinds.ContentApi,
            name,
            new SampleContentApi
            {
                Id = name,
                Name = name,
                Response = ContentDocuments.Parse(response),
            },
            ContentJson.ContentApi
        );

    public void AddBlock(string label, string text) =>
        Add(
            ContentKinds.ContentBlock,
            label,
            new ContentBlock
            {
                Id = label,
                Name = label,
                Label = label,
                RawContent = text,
            },
            ContentJson.ContentBlock
        );

    public void AddSet(ProductSet set) => Add(ContentKinds.ProductSet, set.Id, set, ContentJson.ProductSet);

    /// <summary>Posts a fetch; the answer's status and body as text.</summary>
    public async Task<(HttpStatusCode Status, string Body)> PostAsync(string json, string query = "")
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await PostAsync(content, query);
    }

    public async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpContent content, string query = "")
    {
        using var response = await Server.Client.PostAsync(
            PersonalizeEndpoints.FetchPath + query,
            content,
            Cancellation
        );
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Fetches; the answer must be 200.</summary>
    public async Task<JsonNode> FetchAsync(string json, string query = "")
    {
        var (status, body) = await PostAsync(json, query);
        Assert.True(status == HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!;
    }

    /// <summary>Fetches one experience and gives one variable of its payload as JSON; null where it is not served.</summary>
    public async Task<string?> ValueAsync(string key, string variable = "v", string rest = "")
    {
        var body = await FetchAsync($$"""{"experience_key":"{{key}}"{{rest}}}""");
        return body["experiences"]![key]?["payload"]![variable]!["value"]!.ToJsonString(ContentDocuments.Relaxed);
    }

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        using var response = await Server.Client.GetAsync(path, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private void Add<T>(string kind, string id, T record, JsonTypeInfo<T> type) =>
        Services.GetRequiredService<IConfigurationView>().Apply(ContentDocuments.Update(kind, id, record, type));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private sealed class OneAddress : IGeoLocator
    {
        public GeoHealth Health => throw new NotSupportedException();

        public GeoFacts Locate(ReadOnlySpan<char> ipAddress) =>
            ipAddress.SequenceEqual("203.0.113.42")
                ? new GeoFacts(Countries.Find("IN"), "Delhi", "New Delhi")
                : default;
    }
}
