using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Attune.Server.Tests.Data;

/// <summary>The published schemas of the data family, where they lie beside the repository.</summary>
internal static class PublishedSchema
{
    private static readonly string[] Files = ["moengage-data-openapi.yml", "moengage-gdpr-ccpa-openapi.yml"];

    /// <summary>Calls that are not served, by ruling.</summary>
    private static readonly string[] NotServed = ["/installInfo", "/fileimports"];

    /// <summary>The examples of requests: the call's path and the body.</summary>
    public static IEnumerable<(string Path, JsonNode Body)> Requests() =>
        Operations()
            .SelectMany(operation =>
                Examples(operation.Call, "requestBody", "content").Select(body => (operation.Path, body))
            );

    /// <summary>The examples of answers: the call's path, the status and the body.</summary>
    public static IEnumerable<(string Path, int Status, JsonNode Body)> Answers() =>
        Operations()
            .SelectMany(operation =>
                ((YamlMappingNode)operation.Call["responses"]).Children.SelectMany(response =>
                    Examples((YamlMappingNode)response.Value, "content")
                        .Select(body => (operation.Path, int.Parse(response.Key.ToString()), body))
                )
            );

    private static IEnumerable<(string Path, YamlMappingNode Call)> Operations()
    {
        foreach (var file in Files)
        {
            var yaml = new YamlStream();
            // The reader does not take lines of nothing but spaces at the start of a text.
            var lines = File.ReadLines(Path.Combine(Find(), file)).Select(line => line.TrimEnd());
            yaml.Load(new StringReader(string.Join('\n', lines)));
            var paths = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode)["paths"];
            foreach (var (path, item) in paths.Children)
            {
                var calls = (YamlMappingNode)item;
                if (!NotServed.Any(path.ToString().StartsWith) && calls.Children.TryGetValue("post", out var call))
                {
                    yield return (path.ToString(), (YamlMappingNode)call);
                }
            }
        }
    }

    private static IEnumerable<JsonNode> Examples(YamlMappingNode node, params string[] path)
    {
        foreach (var step in path)
        {
            if (!node.Children.TryGetValue(step, out var next))
            {
                yield break;
            }
            node = (YamlMappingNode)next;
        }
        foreach (var (_, content) in node.Children)
        {
            var media = (YamlMappingNode)content;
            if (media.Children.TryGetValue("example", out var example))
            {
                yield return ToJson(example)!;
            }
            if (media.Children.TryGetValue("examples", out var examples))
            {
                foreach (var (_, named) in ((YamlMappingNode)examples).Children)
                {
                    yield return ToJson(((YamlMappingNode)named)["value"])!;
                }
            }
        }
    }

    private static JsonNode? ToJson(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(member => KeyValuePair.Create(member.Key.ToString(), ToJson(member.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "null" or "" } => null,
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "true" or "false" } flag =>
                JsonValue.Create(flag.Value == "true"),
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } number
                when long.TryParse(number.Value, out var value) => JsonValue.Create(value),
            _ => JsonValue.Create(((YamlScalarNode)node).Value),
        };

    private static string Find()
    {
        for (var folder = Directory.GetParent(Architecture.Repository.Root); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "spec", "openapi");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }
        Assert.Skip("The published schemas do not lie beside the repository.");
        return "";
    }
}
