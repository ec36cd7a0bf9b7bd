using System.Text.Json;
using Attune.Jinja;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// JSON whose string leaves are templates. Keys, numbers (digit for digit), booleans and nulls stay as they are. Immutable
/// as long as the document behind it lives; safe for concurrent use.
/// </summary>
internal sealed class JsonTemplate
{
    private readonly JsonElement root;

    private JsonTemplate(JsonElement root, IReadOnlyList<JsonLeaf> leaves)
    {
        this.root = root;
        Leaves = leaves;
    }

    /// <summary>All string leaves, in the order of the document.</summary>
    public IReadOnlyList<JsonLeaf> Leaves { get; }

    /// <summary>Compiles every leaf; leaves that do not compile are added to <paramref name="failures"/>.</summary>
    /// <param name="root">The document.</param>
    /// <param name="environment">Compiles the leaves.</param>
    /// <param name="failures">Receives what does not compile.</param>
    /// <param name="name">What errors call the document; null where it is the caller's own.</param>
    public static JsonTemplate Compile(
        JsonElement root,
        JinjaEnvironment environment,
        List<(string Path, JinjaException Error)> failures,
        string? name = null
    )
    {
        var compilation = new Compilation(environment, failures, name);
        Collect(root, "", compilation);
        return new JsonTemplate(root, compilation.Leaves);
    }

    /// <summary>Writes the document with <paramref name="rendered"/> in the place of its leaves.</summary>
    public void Write(Utf8JsonWriter writer, RenderedLeaves rendered)
    {
        var next = 0;
        Write(writer, root, rendered, ref next);
    }

    private static void Collect(JsonElement element, string path, Compilation compilation)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Collect(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", compilation);
                }
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, $"{path}[{index++}]", compilation);
                }
                break;
            case JsonValueKind.String:
                compilation.Add(path, element.GetString()!);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, RenderedLeaves rendered, ref int next)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, rendered, ref next);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item, rendered, ref next);
                }
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(rendered[next++]);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private sealed class Compilation(
        JinjaEnvironment environment,
        List<(string Path, JinjaException Error)> failures,
        string? name
    )
    {
        public List<JsonLeaf> Leaves { get; } = [];

        public void Add(string path, string text)
        {
            // Without a brace, a carriage return or a newline at the end a template renders to its own text.
            if (text.AsSpan().IndexOfAny('{', '\r') < 0 && !text.EndsWith('\n'))
            {
                Leaves.Add(new JsonLeaf(path, text, null));
                return;
            }
            try
            {
                Leaves.Add(new JsonLeaf(path, text, environment.FromString(text, name)));
            }
            catch (JinjaException error)
            {
                failures.Add((path, error));
                Leaves.Add(new JsonLeaf(path, text, null));
            }
        }
    }
}
