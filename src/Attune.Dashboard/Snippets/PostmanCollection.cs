using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attune.Dashboard.Snippets;

/// <summary>
/// A Postman collection of the calls that an experience needs, with Basic auth in its authorization section. Workspace and key
/// are variables: fill them in once. Pure.
/// </summary>
public static class PostmanCollection
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="name">Of the collection.</param>
    /// <param name="origin">Of the server.</param>
    /// <param name="workspace">The workspace id.</param>
    /// <param name="fetchBody">The body of the fetch.</param>
    public static string Write(string name, string origin, string workspace, string fetchBody)
    {
        var collection = new JsonObject
        {
            ["info"] = new JsonObject
            {
                ["name"] = name,
                ["schema"] = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
            },
            ["auth"] = new JsonObject
            {
                ["type"] = "basic",
                ["basic"] = new JsonArray(Entry("username", "{{workspace}}"), Entry("password", "{{key}}")),
            },
            ["variable"] = new JsonArray(Entry("origin", origin), Entry("workspace", workspace), Entry("key", "")),
            ["item"] = new JsonArray(
                Item("Fetch experiences", "POST", "/v1/experiences/fetch", fetchBody),
                Item("List metadata", "GET", "/v1/experiences/metadata", null),
                Item("Track an event", "POST", "/v1/event/{{workspace}}", EventBody),
                Item(
                    "Preview: one user",
                    "POST",
                    "/core-services/v1/personalization/preview",
                    PreviewBody("Hi {{UserAttribute['First Name']|default('there')}}")
                ),
                Item(
                    "Preview: a condition",
                    "POST",
                    "/core-services/v1/personalization/preview",
                    PreviewBody(
                        "{% if UserAttribute['First Name'] %}Hi {{ UserAttribute['First Name'] }}{% else %}Hi there{% endif %}"
                    )
                )
            ),
        };
        return collection.ToJsonString(Readable);
    }

    private const string EventBody = """
        {
          "type": "event",
          "customer_id": "JOHN012",
          "actions": [{ "action": "Viewed Product", "attributes": { "title": "Chocolate" } }]
        }
        """;

    private static string PreviewBody(string template) =>
        new JsonObject
        {
            ["request_id"] = "1",
            ["personalization_details"] = new JsonObject
            {
                ["channel"] = "SMS",
                ["user_attributes"] = new JsonObject { ["First Name"] = "John" },
            },
            ["personalization_content"] = new JsonObject { ["payload"] = new JsonObject { ["message"] = template } },
        }.ToJsonString(Readable);

    private static JsonObject Item(string name, string method, string path, string? body)
    {
        var request = new JsonObject
        {
            ["method"] = method,
            ["header"] = new JsonArray(Entry("MOE-APPKEY", "{{workspace}}"), Entry("Content-Type", "application/json")),
            ["url"] = "{{origin}}" + path,
        };
        if (body is not null)
        {
            request["body"] = new JsonObject
            {
                ["mode"] = "raw",
                // Postman leaves pairs of braces alone that name none of its variables.
                ["raw"] = body,
                ["options"] = new JsonObject { ["raw"] = new JsonObject { ["language"] = "json" } },
            };
        }
        return new JsonObject { ["name"] = name, ["request"] = request };
    }

    private static JsonObject Entry(string key, string value) =>
        new()
        {
            ["key"] = key,
            ["value"] = value,
            ["type"] = "string",
        };
}
