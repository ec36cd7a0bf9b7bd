using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attune.Core.Users;
using Attune.Server.Data;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Data;

/// <summary>The data family over a directory that remembers.</summary>
internal sealed class DataServer : IAsyncDisposable
{
    private DataServer(ProbeServer server, RecordedUsers users)
    {
        Server = server;
        Users = users;
    }

    public ProbeServer Server { get; }

    public RecordedUsers Users { get; }

    public static async Task<DataServer> StartAsync(params (string Key, string Value)[] configuration)
    {
        var users = new RecordedUsers();
        var server = await ProbeServer.StartAsync(
            services =>
            {
                services.AddSingleton<IUserDirectory>(users);
                DataServices.Add(services);
            },
            DataEndpoints.Map,
            configuration
        );
        server.Client.DefaultRequestHeaders.Remove("MOE-APPKEY");
        return new DataServer(server, users);
    }

    /// <summary>Posts JSON; the answer's status and body.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Server.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await ReadAsync(response));
    }

    public Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, object body) =>
        PostAsync(path, JsonSerializer.Serialize(body));

    /// <summary>Posts JSON that must be accepted with the documented words.</summary>
    public async Task AcceptAsync(string path, string json)
    {
        var (status, body) = await PostAsync(path, json);
        Assert.Equal((HttpStatusCode.OK, Accepted), (status, body.ToJsonString()));
    }

    /// <summary>Posts JSON that must be refused with one mistake; nothing may have been kept.</summary>
    public async Task RefuseAsync(
        string path,
        string json,
        string? attribute,
        string message,
        string type,
        HttpStatusCode expected = HttpStatusCode.BadRequest
    )
    {
        var (status, body) = await PostAsync(path, json);
        Assert.Equal(
            (expected, "fail", attribute, message, type),
            (
                status,
                (string?)body["status"],
                (string?)body["error"]!["attribute"],
                (string?)body["error"]!["message"],
                (string?)body["error"]!["type"]
            )
        );
        Assert.Matches("^[A-Za-z0-9]{8}$", (string?)body["error"]!["request_id"]);
        Assert.Null(body["error"]!["details"]);
        Assert.Empty(Users.Changes);
        Assert.Empty(Users.Merges);
        Assert.Empty(Users.Deletions);
    }

    public const string Accepted =
        """{"status":"success","message":"Your request has been accepted and will be processed soon."}""";

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
