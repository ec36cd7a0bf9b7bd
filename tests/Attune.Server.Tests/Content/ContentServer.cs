using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Content;
using Attune.Core.Content.Catalogs;
using Attune.Core.Tests.Content;
using Attune.Core.Tests.Workspaces;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Users;
using Attune.Server.Catalogs;
using Attune.Server.ContentBlocks;
using Attune.Server.Preview;
using Attune.Server.Recommendations;
using Attune.Server.Templates;
using Attune.Server.Tests.Data;
using Attune.Server.Tests.Hosting;
using Attune.Server.Tests.Preview;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Attune.Server.Tests.Content;

/// <summary>The families that manage content, and the preview that shows it, over workspaces in memory.</summary>
internal sealed class ContentServer : IAsyncDisposable
{
    private readonly ConfigurationReplica replica;

    private ContentServer(ProbeServer server, IDocumentStore documents, ConfigurationReplica replica)
    {
        Server = server;
        Documents = documents;
        this.replica = replica;
    }

    public ProbeServer Server { get; }

    public IDocumentStore Documents { get; }

    public InMemoryCatalogItems Items { get; private init; } = new();

    public RecordedUsers Users { get; private init; } = new();

    public static async Task<ContentServer> StartAsync(ContentLimits? limits = null)
    {
        var stored = new InMemoryDocumentStore(TimeProvider.System);
        var feed = new ConfigurationFeed(NullLogger<ConfigurationFeed>.Instance);
        var documents = new AnnouncingDocumentStore(stored, feed);
        ConfigurationReplica? replica = null;
        var users = new RecordedUsers();
        var items = new InMemoryCatalogItems();
        var server = await ProbeServer.StartAsync(
            services =>
            {
                services.AddLogging();
                services.AddSingleton<IUserDirectory>(users);
                services.AddSingleton<ICatalogItemStore>(items);
                services.AddSingleton<IDocumentStore>(documents);
                services.AddSingleton(limits ?? new ContentLimits());
                services.AddAttuneContent();
                CatalogServices.Add(services);
                RecommendationApiServices.Add(services);
                ContentBlockServices.Add(services);
                TemplateServices.Add(services);
                PreviewServices.Add(services);
            },
            endpoints =>
            {
                CatalogEndpoints.Map(endpoints);
                RecommendationEndpoints.Map(endpoints);
                ContentBlockEndpoints.Map(endpoints);
                TemplateEndpoints.Map(endpoints);
                PreviewEndpoints.Map(endpoints);
                replica = new ConfigurationReplica(
                    documents,
                    feed,
                    endpoints.ServiceProvider.GetServices<IConfigurationView>(),
                    NullLogger<ConfigurationReplica>.Instance
                );
            }
        );
        foreach (var workspace in (string[])[TestKeyRing.Workspace, TestKeyRing.OtherWorkspace])
        {
            await documents.CreateWorkspaceAsync(workspace, [], Actor.System, Cancellation);
        }
        return new ContentServer(server, documents, replica!) { Items = items, Users = users };
    }

    /// <summary>Sends JSON; the answer's status and body, null for an empty one.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, object body) =>
        SendAsync(HttpMethod.Post, path, body);

    /// <inheritdoc cref="PostAsync"/>
    public Task<(HttpStatusCode Status, JsonNode? Body)> PutAsync(string path, object body) =>
        SendAsync(HttpMethod.Put, path, body);

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            var text = body as string ?? System.Text.Json.JsonSerializer.Serialize(body);
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }
        using var response = await Server.Client.SendAsync(request, Cancellation);
        var answer = await response.Content.ReadAsStringAsync(Cancellation);
        return (response.StatusCode, answer.Length == 0 ? null : JsonNode.Parse(answer));
    }

    /// <summary>Renders one template; the answer's only leaf, or the error's details.</summary>
    public async Task<string> RenderAsync(string template)
    {
        var payload = new JsonObject { ["t"] = template }.ToJsonString();
        var (_, body) = await PostAsync(PreviewEndpoints.Path, PreviewServer.Request(payload));
        return (string?)body!["personalized_content"]?["payload"]?["t"] ?? body.ToJsonString();
    }

    /// <summary>Makes a user who did these things.</summary>
    public void AddUser(string customerId, params UserEvent[] events) =>
        Users.Known[(TestKeyRing.Workspace, new Identifier(Identifier.CustomerId, customerId))] = new UserView
        {
            Id = Guid.NewGuid(),
            BucketingId = "b",
            CustomerId = customerId,
            Events = EventHistory.Of(events.OrderBy(happened => happened.TimeMs)),
        };

    public ValueTask DisposeAsync()
    {
        replica.Dispose();
        return Server.DisposeAsync();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
