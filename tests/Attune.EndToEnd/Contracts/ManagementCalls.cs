using System.Text.Json.Nodes;

namespace Attune.EndToEnd.Contracts;

/// <summary>Calls of the management API, each using what the one before answered.</summary>
internal static class ManagementCalls
{
    private const string Api = "/api/v1";

    private const string Experience = """
        {"key":"contract-banner","name":"Contract banner","audiences":[{"name":"Gold members",
          "rule":{"included_filters":{"filter_operator":"and","filters":[
            {"filter_type":"user_attributes","name":"membership","data_type":"string","operator":"is","value":"gold"},
            {"filter_operator":"or","filters":[{"filter_type":"actions","action_name":"Product Viewed","executed":true}]}]}},
          "variations":[{"name":"Default","percentage":100,"variables":[
            {"name":"Title","data_type":"string","value":"Hi {{UserAttribute['First Name']}}"},
            {"name":"Count","data_type":"number","value":3}]}]}]}
        """;

    /// <summary>Everything that may be done, in an order in which it can be.</summary>
    public static async Task SendAllAsync(Func<Call, Task<JsonNode?>> send)
    {
        await send(new Call("GET", $"{Api}/workspaces"));
        await send(new Call("GET", $"{Api}/workspaces/{AttuneProcess.Workspace}"));
        await send(Create("workspaces", """{"id":"CONTRACT_WORKSPACE","name":"Second shop"}"""));
        await SendKeysAsync(send);
        var experience = await SendExperiencesAsync(send);
        const string group =
            """{"filter_operator":"and","filters":[{"filter_type":"user_attributes","name":"membership","data_type":"string","operator":"is","value":"gold"}]}""";
        await SendRecordsAsync(send, "audiences", $$$"""{"name":"Gold","rule":{"included_filters":{{{group}}} }}""");
        await SendRecordsAsync(send, "segments", $$$"""{"name":"Gold","included_filters":{{{group}}} }""");
        await SendRecordsAsync(
            send,
            "exclusion-groups",
            $$"""{"name":"One banner","members":[{"experience_id":"{{experience}}","percentage":50}]}"""
        );
        var settings = await send(new Call("GET", $"{Api}/settings"));
        await send(new Call("PUT", $"{Api}/settings", settings!.ToJsonString()) { IfMatch = "*" });
        var audit = await send(new Call("GET", $"{Api}/audit?limit=5"));
        var entry = audit!["items"]![0]!["sequence"];
        await send(new Call("GET", $"{Api}/audit/{entry}"));
        await send(new Call("POST", $"{Api}/audit/{entry}:undo"));
    }

    /// <summary>What is refused, in each documented way.</summary>
    public static IEnumerable<Call> Refused() =>
        [
            new("GET", $"{Api}/experiences") { Status = 401, Key = "this-is-not-the-key-0123456789" },
            new("GET", $"{Api}/experiences/000000000000000000000000") { Status = 404 },
            new("GET", $"{Api}/experiences?limit=0&no_such=1") { Status = 422 },
            WireCalls.Post($"{Api}/experiences", """{"key":"x","no_such_member":1,"name":7}""", 422),
            WireCalls.Post($"{Api}/keys", "{}", 422),
            new("PUT", $"{Api}/settings", "{}") { Status = 428 },
            new("PUT", $"{Api}/settings", """{"name":"a","time_zone":"UTC","identifiers":[]}""")
            {
                Status = 412,
                IfMatch = "\"999\"",
            },
        ];

    private static async Task SendKeysAsync(Func<Call, Task<JsonNode?>> send)
    {
        await send(new Call("GET", $"{Api}/keys"));
        var key = await send(Create("keys", """{"name":"Contract","scopes":["personalize"]}"""));
        var path = $"{Api}/keys/{key!["id"]}";
        await send(new Call("GET", path));
        await send(new Call("PUT", path, """{"name":"Contract","scopes":["personalize","data"]}""") { IfMatch = "*" });
        await send(new Call("POST", $"{path}:regenerate") { IfMatch = "*" });
        await send(new Call("DELETE", path) { IfMatch = "*", Status = 204 });
    }

    private static async Task<string> SendExperiencesAsync(Func<Call, Task<JsonNode?>> send)
    {
        await send(new Call("GET", $"{Api}/experiences?status=Active,Paused&sort=-name&limit=2"));
        var made = await send(Create("experiences", Experience));
        var path = $"{Api}/experiences/{made!["id"]}";
        await send(new Call("GET", path));
        await send(new Call("PUT", path, Experience) { IfMatch = "*" });
        await send(new Call("POST", $"{path}:publish") { IfMatch = "*" });
        await send(new Call("POST", $"{path}:pause") { IfMatch = "*" });
        await send(new Call("POST", $"{path}:resume") { IfMatch = "*" });
        await send(
            new Call("PUT", path, Experience.Replace("Contract banner", "Renamed banner", StringComparison.Ordinal))
            {
                IfMatch = "*",
            }
        );
        await send(new Call("POST", $"{path}:discard") { IfMatch = "*" });
        await send(new Call("POST", $"{path}:restore", """{"version":1}""") { IfMatch = "*" });
        await send(new Call("GET", $"{path}/history"));
        await send(new Call("GET", $"{path}/history/1"));
        var copy = await send(new Call("POST", $"{path}:duplicate") { Status = 201 });
        await send(new Call("DELETE", $"{Api}/experiences/{copy!["id"]}") { IfMatch = "*", Status = 204 });
        return made["id"]!.GetValue<string>();
    }

    private static async Task SendRecordsAsync(Func<Call, Task<JsonNode?>> send, string kind, string body)
    {
        var made = await send(Create(kind, body));
        var path = $"{Api}/{kind}/{made!["id"]}";
        await send(new Call("GET", $"{Api}/{kind}?search=o"));
        await send(new Call("GET", path));
        await send(new Call("PUT", path, body) { IfMatch = "*" });
        await send(new Call("DELETE", path) { IfMatch = "*", Status = 204 });
    }

    private static Call Create(string kind, string body) => WireCalls.Post($"{Api}/{kind}", body, 201);
}
