using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Attune.Server.Tests.Content;

/// <summary>A published schema of a content family, against which answers are held; it lies beside the repository.</summary>
internal sealed class PublishedContent
{
    private readonly YamlMappingNode root;

    private PublishedContent(YamlMappingNode root) => this.root = root;

    public static PublishedContent Load(string file)
    {
        for (var folder = Directory.GetParent(Architecture.Repository.Root); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "spec", "openapi", file);
            if (File.Exists(path))
            {
                var yaml = new YamlStream();
                yaml.Load(new StringReader(string.Join('\n', File.ReadLines(path).Select(line => line.TrimEnd()))));
                return new PublishedContent((YamlMappingNode)yaml.Documents[0].RootNode);
            }
        }
        Assert.Skip("The published schemas do not lie beside the repository.");
        return null!;
    }

    /// <summary>Fails unless the schema of that call and status takes the answer.</summary>
    public void AssertTakes(string path, string method, int status, JsonNode? answer)
    {
        var responses = (YamlMappingNode)Step(Step(Step(Step(root, "paths"), path), method), "responses");
        Assert.True(responses.Children.ContainsKey(Key(status)), $"{method} {path} does not declare {status}.");
        var response = Resolve(responses[Key(status)]);
        if (!response.Children.TryGetValue("content", out var content))
        {
            Assert.Null(answer);
            return;
        }
        var problems = new List<string>();
        Check(Step(Step((YamlMappingNode)content, "application/json"), "schema"), answer, "$", problems);
        Assert.Empty(problems);
    }

    private void Check(YamlNode node, JsonNode? value, string at, List<string> problems)
    {
        var schema = Resolve(node);
        if (value is null)
        {
            if (!Flag(schema, "nullable") && schema.Children.ContainsKey("type"))
            {
                problems.Add($"{at} is null");
            }
            return;
        }
        var type = schema.Children.TryGetValue("type", out var named) ? named.ToString() : "any";
        if (!Fits(type, value.GetValueKind(), value))
        {
            problems.Add($"{at} is not {type}: {value.ToJsonString()}");
            return;
        }
        if (
            schema.Children.TryGetValue("enum", out var allowed)
            && !((YamlSequenceNode)allowed).Children.Any(each => each.ToString() == value.ToString())
        )
        {
            problems.Add($"{at} is none of the values: {value}");
        }
        if (value is JsonArray list && schema.Children.TryGetValue("items", out var items))
        {
            for (var index = 0; index < list.Count; index++)
            {
                Check(items, list[index], $"{at}[{index}]", problems);
            }
        }
        if (value is JsonObject members)
        {
            CheckMembers(schema, members, at, problems);
        }
    }

    private void CheckMembers(YamlMappingNode schema, JsonObject members, string at, List<string> problems)
    {
        if (schema.Children.TryGetValue("required", out var required))
        {
            problems.AddRange(
                ((YamlSequenceNode)required)
                    .Children.Select(name => name.ToString())
                    .Where(name => !members.ContainsKey(name))
                    .Select(name => $"{at}.{name} is missing")
            );
        }
        if (schema.Children.TryGetValue("properties", out var properties))
        {
            foreach (var (name, property) in ((YamlMappingNode)properties).Children)
            {
                if (members.TryGetPropertyValue(name.ToString(), out var member))
                {
                    Check(property, member, $"{at}.{name}", problems);
                }
            }
        }
    }

    private static bool Fits(string type, JsonValueKind kind, JsonNode value) =>
        type switch
        {
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "integer" => kind == JsonValueKind.Number
                && long.TryParse(value.ToJsonString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
            "number" => kind == JsonValueKind.Number,
            "array" => kind == JsonValueKind.Array,
            "object" => kind == JsonValueKind.Object,
            _ => true,
        };

    private YamlMappingNode Resolve(YamlNode node)
    {
        var map = (YamlMappingNode)node;
        if (!map.Children.TryGetValue("$ref", out var reference))
        {
            return map;
        }
        return reference
            .ToString()["#/".Length..]
            .Split('/')
            .Aggregate(root, (at, step) => (YamlMappingNode)Step(at, step));
    }

    private static YamlNode Step(YamlNode node, string name) => ((YamlMappingNode)node)[name];

    private static YamlNode Step(YamlMappingNode node, string name) => node[name];

    private static YamlScalarNode Key(int status) => new(status.ToString(CultureInfo.InvariantCulture));

    private static bool Flag(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var value) && value.ToString() == "true";
}
