using System.Text.Json.Nodes;

namespace Attune.Server.OpenApi;

/// <summary>Lays one JSON object over another: objects are joined member by member, anything else is replaced.</summary>
internal static class JsonOverlay
{
    public static void Lay(JsonObject over, JsonObject document)
    {
        foreach (var (name, value) in over)
        {
            if (value is JsonObject inner && document[name] is JsonObject below)
            {
                Lay(inner, below);
            }
            else
            {
                document[name] = value?.DeepClone();
            }
        }
    }
}
