using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// Hides values in an answer that is shown to a person. A path such as <c>customer.email</c> goes through lists; what it
/// finds, of whatever kind, becomes <c>***</c>.
/// </summary>
public static class MaskedFields
{
    public const string Mask = "***";

    public static JsonElement Apply(JsonElement answer, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0 || answer.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return answer;
        }
        var node =
            answer.ValueKind == JsonValueKind.Object ? (JsonNode)JsonObject.Create(answer)! : JsonArray.Create(answer)!;
        foreach (var path in paths)
        {
            Hide(node, path.Split('.'));
        }
        return JsonSerializer.SerializeToElement(node);
    }

    private static void Hide(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Hide(item, path);
            }
        }
        else if (node is JsonObject members && members.ContainsKey(path[0]))
        {
            if (path.Length == 1)
            {
                members[path[0]] = Mask;
            }
            else
            {
                Hide(members[path[0]], path[1..]);
            }
        }
    }
}
