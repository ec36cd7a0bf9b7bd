using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Attune.Core.Content;
using Attune.Core.Content.Apis;
using Attune.Core.Content.Blocks;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Templates;
using Attune.Core.Tests.Content;
using Attune.Core.Tests.Workspaces;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Users;
using Attune.Server.Preview;
using Attune.Server.Tests.Data;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Attune.Server.Tests.Preview;

/// <summary>The preview family over a workspace in memory.</summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private const string Workspace = TestKeyRing.Workspace;

    private readonly InMemoryDocumentStore documents;
    private readonly ConfigurationReplica replica;

    private PreviewServer(
        ProbeServer server,
        RecordedUsers users,
        InMemoryCatalogItems items,
        InMemoryDocumentStore documents,
        ConfigurationReplica replica
    )
    {
        Server = server;
        Users = users;
        Items = items;
        this.documents = documents;
        this.replica = replica;
    }

    public ProbeServer Server { get; }

    public RecordedUsers Users { get; }

    public InMemoryCatalogItems Items { get; }

    public static async Task<PreviewServer> StartAsync(params (string Key, string Value)[] configuration)
    {
        var users = new RecordedUsers();
        var items = new InMemoryCatalogItems();
        var documents = new InMemoryDocumentStore(TimeProvider.System);
        await documents.CreateWorkspaceAsync(Workspace, [], Actor.System, Cancellation);
        ConfigurationReplica? replica = null;
        var server = await ProbeServer.StartAsync(
            services =>
            {
                services.AddLogging();
                services.AddSingleton<IUserDirectory>(users);
                services.AddSingleton<ICatalogItemStore>(items);
                services.AddSingleton<IDocumentStore>(documents);
                services.AddAttuneContent();
                PreviewServices.Add(services);
            },
            endpoints =>
            {
                PreviewEndpoints.Map(endpoints);
                replica = new ConfigurationReplica(
                    documents,
                    new ConfigurationFeed(NullLogger<ConfigurationFeed>.Instance),
                    endpoints.ServiceProvider.GetServices<IConfigurationView>(),
                    NullLogger<ConfigurationReplica>.Instance
                );
            },
            configuration
        );
        return new PreviewServer(server, users, items, documents, replica!);
    }

    public Task AddBlockAsync(string label, string text) =>
        WriteAsync(
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

    public Task AddApiAsync(string name, string response) =>
        WriteAsync(
            ContentKinds.ContentApi,
            name,
            new SampleContentApi
            {
                Id = name,
                Name = name,
                Response = Parse(response),
            },
            ContentJson.ContentApi
        );

    public Task AddSetAsync(ProductSet set) => WriteAsync(ContentKinds.ProductSet, set.Id, set, ContentJson.ProductSet);

    public Task AddTemplateAsync(string id, int version, TemplateChannel channel, string record) =>
        WriteAsync(
            ContentKinds.CustomTemplate,
            CustomTemplate.DocumentId(id, version),
            new CustomTemplate
            {
                ExternalTemplateId = id,
                Version = version,
                Channel = channel,
                Record = Parse(record),
            },
            ContentJson.CustomTemplate
        );

    /// <summary>Makes a user whom <paramref name="identifiers"/> find.</summary>
    public void AddUser(string attributes, IEnumerable<UserEvent> events, params Identifier[] identifiers)
    {
        var view = new UserView
        {
            Id = Guid.NewGuid(),
            BucketingId = "b",
            CustomerId = identifiers.FirstOrDefault(each => each.Kind == Identifier.CustomerId).Value,
            Attributes = AttributeCatalog.Canonical(AttributeJson.Parse(Encoding.UTF8.GetBytes(attributes))),
            Events = EventHistory.Of(events),
        };
        foreach (var identifier in identifiers)
        {
            Users.Known[(Workspace, identifier)] = view;
        }
    }

    /// <summary>Posts a preview; the answer's status and body.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await PostAsync(content);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(HttpContent content)
    {
        using var response = await Server.Client.PostAsync(PreviewEndpoints.Path, content, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        return (response.StatusCode, JsonNode.Parse(body)!);
    }

    /// <summary>Renders one template as the payload's only leaf; the answer must be 200.</summary>
    public async Task<string> RenderAsync(string template, string details = "{}", string? user = null)
    {
        var (status, body) = await PostAsync(
            Request($$"""{"t":{{JsonSerializer.Serialize(template)}}}""", details, user)
        );
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return (string)body["personalized_content"]!["payload"]!["t"]!;
    }

    /// <summary>Posts what must be refused; the details as <c>target: message</c>.</summary>
    public async Task<string[]> RefuseAsync(string json)
    {
        var (status, body) = await PostAsync(json);
        Assert.Equal((HttpStatusCode.BadRequest, "Invalid Request"), (status, (string?)body["error"]?["message"]));
        return [.. body["error"]!["details"]!.AsArray().Select(detail => $"{detail!["target"]}: {detail["message"]}")];
    }

    /// <summary>A request for a payload; <paramref name="details"/> are members beside the channel.</summary>
    public static string Request(string payload, string details = "{}", string? user = null)
    {
        var request = new JsonObject
        {
            ["request_id"] = "1",
            ["personalization_content"] = new JsonObject { ["payload"] = JsonNode.Parse(payload) },
            ["personalization_details"] = JsonNode.Parse(details),
        };
        request["personalization_details"]!["channel"] ??= "SMS";
        if (user is not null)
        {
            request["user_details"] = new JsonObject { ["identifier"] = "ID", ["identifier_value"] = user };
        }
        return request.ToJsonString();
    }

    public ValueTask DisposeAsync()
    {
        replica.Dispose();
        return Server.DisposeAsync();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task WriteAsync<T>(string kind, string id, T record, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, type);
        var change = new DocumentChange
        {
            Kind = kind,
            Id = id,
            Json = json,
            Action = $"{kind}.write",
        };
        var result = await documents.WriteAsync(Workspace, [change], Actor.System, Cancellation);
        Assert.True(result.IsWritten);
        await replica.LoadAsync(Cancellation);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
