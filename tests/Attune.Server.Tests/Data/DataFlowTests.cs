using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Tenancy;
using Attune.Decisions.Users;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Data;

/// <summary>The data family over the real directory and database.</summary>
public sealed class DataFlowTests : IAsyncLifetime
{
    private const string Uuid = "bb997812-4537-47c1-b126-2686efda2e27";
    private readonly TestFolder folder = new();
    private RunningServer server = null!;

    public async ValueTask InitializeAsync() => server = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task User_WhoWasAcknowledged_IsReadBack_AlsoAfterARestart()
    {
        await AcceptAsync(
            "/v1/customer/ACME",
            """{"type":"customer","customer_id":"jo","attributes":{"first_name":"Jo","big":123456789012345678901234567890,"tags":["a"]}}"""
        );
        await AcceptAsync(
            "/v1/customer/ACME",
            """{"type":"customer","customer_id":"jo","attributes":{"First Name":"Joan","addValueToArrayField":{"tags":["a","b"]}}}"""
        );
        const string Expected = """{"first_name":"Joan","big":123456789012345678901234567890,"tags":["a","b"]}""";
        Assert.Equal(Expected, await ExportAsync("ACME", "jo", "first_name", "big", "tags"));
        await RestartAsync();
        Assert.Equal(Expected, await ExportAsync("ACME", "jo", "first_name", "big", "tags"));
    }

    [Fact]
    public async Task Event_WithAUuid_CountsOnce_AlsoAfterARestart()
    {
        const string Json =
            $$"""{"type":"event","customer_id":"jo","actions":[{"action":"Bought","moe_event_uuid":"{{Uuid}}","attributes":{"price":3999} }]}""";
        await AcceptAsync("/v1/event/ACME", Json);
        await AcceptAsync("/v1/event/ACME", Json);
        Assert.Equal(1, await CountEventsAsync("jo"));
        await RestartAsync();
        await AcceptAsync("/v1/event/ACME", Json);
        Assert.Equal(1, await CountEventsAsync("jo"));
    }

    [Fact]
    public async Task Event_WithoutAUuid_CountsEachTime()
    {
        const string Json = """{"type":"event","customer_id":"jo","actions":[{"action":"Bought"}]}""";
        await AcceptAsync("/v1/event/ACME", Json);
        await AcceptAsync("/v1/event/ACME", Json);
        Assert.Equal(2, await CountEventsAsync("jo"));
    }

    [Fact]
    public async Task UnknownUser_WhoMustNotBeMade_IsNot()
    {
        await AcceptAsync(
            "/v1/customer/ACME",
            """{"type":"customer","customer_id":"ghost","update_existing_only":true,"attributes":{"a":1}}"""
        );
        await AcceptAsync(
            "/v1/event/ACME",
            """{"type":"event","customer_id":"ghost","update_existing_only":true,"actions":[{"action":"Boo"}]}"""
        );
        Assert.Null(await ExportAsync("ACME", "ghost", "a"));
    }

    [Fact]
    public async Task User_FoundByEmail_IsTheOneWhoHasIt()
    {
        await AcceptAsync(
            "/v1/customer/ACME",
            """{"type":"customer","customer_id":"jo","attributes":{"Email":"jo@x.io"}}"""
        );
        await AcceptAsync("/v1/customer/ACME", """{"type":"customer","attributes":{"u_em":"jo@x.io","age":30}}""");
        Assert.Equal("""{"age":30}""", await ExportAsync("ACME", "jo", "age"));
    }

    [Fact]
    public async Task MergedUser_LeavesWhatTheOtherHasNot()
    {
        await AcceptAsync(
            "/v1/transition/ACME",
            """
            {"type":"transition","elements":[
             {"type":"customer","customer_id":"old","attributes":{"first_name":"Old","city":"Pune"}},
             {"type":"event","customer_id":"old","actions":[{"action":"Bought"}]},
             {"type":"customer","customer_id":"new","attributes":{"first_name":"New"}}]}
            """
        );
        var (status, body) = await PostAsync(
            "/v1/customer/merge?app_id=ACME",
            """{"merge_data":[{"merged_user":"old","retained_user":"new"}]}"""
        );
        Assert.Equal(
            (HttpStatusCode.OK, """{"status":"success","operation":"created"}"""),
            (status, body.ToJsonString())
        );
        Assert.Equal("""{"first_name":"New","city":"Pune"}""", await ExportAsync("ACME", "new", "first_name", "city"));
        Assert.Equal(1, await CountEventsAsync("new"));
    }

    [Fact]
    public async Task Erasure_ByEmail_TakesAllWhoShareIt()
    {
        foreach (var id in new[] { "one", "two" })
        {
            await AcceptAsync(
                "/v1/customer/ACME",
                $$$"""{"type":"customer","customer_id":"{{{id}}}","attributes":{"u_em":"shared@x.io"}}"""
            );
        }
        await PostAsync(
            "/v1/opengdpr_requests/ACME",
            """{"request_type":"erasure","submitted_time":"2018-10-05T15:00:00Z","identities":[{"identity_type":"email","identity_value":"shared@x.io"}],"api_version":"1.0"}"""
        );
        Assert.Null(await ExportAsync("ACME", "one", "u_em"));
        Assert.Null(await ExportAsync("ACME", "two", "u_em"));
    }

    [Fact]
    public async Task DeletedUser_IsServedUntilTheBufferIsOver()
    {
        await AcceptAsync("/v1/customer/ACME", """{"type":"customer","customer_id":"jo","attributes":{"a":1}}""");
        await AcceptAsync(
            "/v1/customer/delete?app_id=ACME",
            """{"identity_type":"customer_id","identity_value":"jo"}"""
        );
        Assert.Equal("""{"a":1}""", await ExportAsync("ACME", "jo", "a"));
    }

    [Fact]
    public async Task Device_OfAKnownUser_IsKept_AndCanBeBlocked()
    {
        const string Device =
            """{"type":"device","customer_id":"jo","device_id":"d1","attributes":{"platform":"ANDROID","push_id":"p"}}""";
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/v1/device/ACME", Device)).Status);
        await AcceptAsync("/v1/customer/ACME", """{"type":"customer","customer_id":"jo"}""");
        await AcceptAsync("/v1/device/ACME", Device);
        await AcceptAsync(
            "/v1/devices/manage?app_id=ACME",
            """{"user_identifier_type":"customer_id","user_identifier_value":"jo","action_type":"block"}"""
        );
        var user = await Users.ExportAsync("ACME", new Identifier("customer_id", "jo"), CancellationToken.None);
        Assert.Equal(
            """{"platform":"ANDROID","push_id":"p","moe_push_blocked":true}""",
            user!.Devices["d1"].ToString()
        );
    }

    [Fact]
    public async Task Workspaces_NeverMix()
    {
        await server
            .Services.GetRequiredService<CreateWorkspace>()
            .ExecuteAsync(
                new WorkspaceProposal { Id = "GLOBEX", Secret = "the-other-workspaces-key" },
                Principal.System,
                CancellationToken.None
            );
        await AcceptAsync("/v1/customer/ACME", """{"type":"customer","customer_id":"jo","attributes":{"of":"acme"}}""");
        var mine = server.Client.DefaultRequestHeaders.Authorization;
        server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic("GLOBEX", "the-other-workspaces-key");
        Assert.Null(await ExportAsync("GLOBEX", "jo", "of"));
        Assert.Equal(
            HttpStatusCode.Conflict,
            (
                await PostAsync(
                    "/v1/customer/ACME",
                    """{"type":"customer","customer_id":"jo","attributes":{"of":"x"}}"""
                )
            ).Status
        );
        await AcceptAsync(
            "/v1/event/GLOBEX",
            $$"""{"type":"event","customer_id":"jo","actions":[{"action":"a","moe_event_uuid":"{{Uuid}}"}]}"""
        );
        server.Client.DefaultRequestHeaders.Authorization = mine;
        await AcceptAsync(
            "/v1/event/ACME",
            $$"""{"type":"event","customer_id":"jo","actions":[{"action":"a","moe_event_uuid":"{{Uuid}}"}]}"""
        );
        Assert.Equal("""{"of":"acme"}""", await ExportAsync("ACME", "jo", "of"));
        Assert.Equal(1, await CountEventsAsync("jo"));
    }

    private IUserDirectory Users => server.Services.GetRequiredService<IUserDirectory>();

    private async Task<RunningServer> StartAsync()
    {
        var started = await RunningServer.StartAsync(
            folder.Path,
            "--ATTUNE_WORKSPACE=ACME",
            "--ATTUNE_API_KEY=the-key-of-the-tests",
            "--Attune:Demo=false"
        );
        started.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic("ACME", "the-key-of-the-tests");
        return started;
    }

    private async Task RestartAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
        server = await StartAsync();
    }

    private async Task<long> CountEventsAsync(string customerId)
    {
        var user = await Users.ExportAsync("ACME", new Identifier("customer_id", customerId), CancellationToken.None);
        return user!.Events.Count;
    }

    /// <summary>The fields of one user as JSON, or null where nobody is found.</summary>
    private async Task<string?> ExportAsync(string workspaceId, string customerId, params string[] fields)
    {
        var names = string.Join(',', fields.Select(field => $"\"{field}\""));
        using var content = Json(
            $$$"""{"data":{"identifiers":[{"identifier_type":"customer_id","identifier":"{{{customerId}}}"}],"user_fields_to_export":[{{{names}}}]} }"""
        );
        using var response = await server.Client.PostAsync(
            $"/v1/customers/export?app_id={workspaceId}",
            content,
            TestContext.Current.CancellationToken
        );
        var body = await DataServer.ReadAsync(response);
        return body["data"]!["users"]!.AsArray() is [var user] ? user!["user_attributes"]!.ToJsonString() : null;
    }

    private async Task AcceptAsync(string path, string json)
    {
        var (status, body) = await PostAsync(path, json);
        Assert.Equal((HttpStatusCode.OK, DataServer.Accepted), (status, body.ToJsonString()));
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, string json)
    {
        using var content = Json(json);
        using var response = await server.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await DataServer.ReadAsync(response));
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
