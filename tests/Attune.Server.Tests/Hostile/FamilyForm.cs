using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attune.Server.Tests.Hostile;

/// <summary>The documented form of each family's refusals.</summary>
internal static class FamilyForm
{
    /// <summary>What is wrong with a refusal, or null.</summary>
    public static string? FindMistake(string family, string? mediaType, string text)
    {
        JsonNode? body;
        try
        {
            body = JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return $"no JSON: {text}";
        }
        var isRight = family switch
        {
            "ManagementErrors" => mediaType == "application/problem+json"
                && IsText(body?["type"])
                && IsText(body?["title"])
                && IsText(body?["request_id"]),
            "DataErrors" => (string?)body?["status"] == "fail"
                && (IsText(body["error"]?["message"]) || IsText(body["title"])),
            "PersonalizeErrors" or "ContentBlockErrors" => IsText(body?["title"]) && IsText(body?["description"]),
            "PreviewErrors" => IsText(body?["error"]?["message"])
                && body?["error"]?["details"] is JsonArray { Count: > 0 },
            "TemplateErrors" => IsText(body?["error"]?["code"]) || IsText(body?["title"]),
            _ => body is JsonObject,
        };
        return isRight ? null : $"not in the words of {family}: {text}";
    }

    private static bool IsText(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0;
}
