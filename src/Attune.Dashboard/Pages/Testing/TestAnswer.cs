using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attune.Core.Personalize;

namespace Attune.Dashboard.Pages.Testing;

/// <summary>An answer for people: its JSON, and its variables one by one. Pure.</summary>
public static class TestAnswer
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static (string Json, IReadOnlyList<(string Name, string Type, string Value)> Rendered) Read(
        FetchAnswer answer
    )
    {
        var experiences = new JsonObject();
        var rendered = new List<(string, string, string)>();
        for (var at = 0; at < answer.Count; at++)
        {
            var served = answer[at];
            var payload = JsonNode.Parse(served.Payload.Span)!.AsObject();
            foreach (var (name, variable) in payload)
            {
                rendered.Add((name, variable!["data_type"]!.GetValue<string>(), Show(variable["value"])));
            }
            experiences[served.Decision.ExperienceKey] = new JsonObject
            {
                ["payload"] = payload,
                ["experience_context"] = ContextOf(served),
            };
        }
        return (new JsonObject { ["experiences"] = experiences }.ToJsonString(Readable), rendered);
    }

    private static JsonObject ContextOf(ServedExperience served)
    {
        var context = served.Decision.Variation!.Context;
        return new JsonObject
        {
            ["cid"] = context.Cid,
            ["experience"] = context.Experience,
            ["moe_locale_id"] = context.MoeLocaleId,
            ["moe_variation_id"] = context.MoeVariationId,
            ["audience_name"] = context.AudienceName,
            ["audience_id"] = context.AudienceId,
            ["type"] = context.Type,
            ["experience_type"] = context.ExperienceType,
        };
    }

    private static string Show(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var plain)
            ? plain
            : value?.ToJsonString(Readable) ?? "null";
}
