using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attune.Core.Workspaces;

namespace Attune.Core.Content.Catalogs;

/// <summary>
/// Checks items against a catalog and brings their values into its types. Safe for concurrent use.
/// </summary>
public sealed class CatalogItemCheck
{
    /// <summary>Characters of an item's id.</summary>
    public const int MaxId = 200;

    private const int LongestValue = 100;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, CatalogAttributeType> types;

    public CatalogItemCheck(Catalog catalog) =>
        types = catalog.Attributes.ToDictionary(each => each.Name, each => each.Type, StringComparer.Ordinal);

    /// <summary>Checks a whole item; members that are null count as absent.</summary>
    public CheckedItem Check(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new CheckedItem("", default, [new ItemProblem(ItemProblemKind.MissingMandatory)]);
        }
        var problems = new List<ItemProblem>();
        var output = new ArrayBufferWriter<byte>(512);
        var unknown = new List<string>();
        using (var writer = new Utf8JsonWriter(output, Relaxed))
        {
            writer.WriteStartObject();
            foreach (var member in item.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
            {
                Write(writer, member.Name, member.Value, problems, unknown);
            }
            writer.WriteEndObject();
        }
        if (unknown.Count > 0)
        {
            problems.Add(new ItemProblem(ItemProblemKind.UnknownAttribute, AttributeProposal.List(unknown)));
        }
        var missing = AttributeProposal.Mandatory.Where(name => !Holds(item, name)).ToList();
        if (missing.Count > 0)
        {
            problems.Add(new ItemProblem(ItemProblemKind.MissingMandatory, AttributeProposal.List(missing)));
        }
        if (output.WrittenCount > ContentLimits.ItemBytes)
        {
            problems.Add(new ItemProblem(ItemProblemKind.TooLarge, "", $"{output.WrittenCount}"));
        }
        return new CheckedItem(IdOf(item), problems.Count > 0 ? default : output.WrittenMemory, problems);
    }

    /// <summary>
    /// Checks a change of an item. The result's JSON holds what is new, in the attributes' types; null stands for taking a
    /// value away.
    /// </summary>
    public CheckedItem CheckChange(string id, JsonElement attributes)
    {
        var problems = new List<ItemProblem>();
        var output = new ArrayBufferWriter<byte>(256);
        var unknown = new List<string>();
        using (var writer = new Utf8JsonWriter(output, Relaxed))
        {
            writer.WriteStartObject();
            foreach (var member in attributes.EnumerateObject())
            {
                if (member.Name == "id")
                {
                    unknown.Add(member.Name);
                }
                else if (AttributeProposal.Mandatory.Contains(member.Name) && !Holds(attributes, member.Name))
                {
                    problems.Add(new ItemProblem(ItemProblemKind.MissingMandatory, member.Name));
                }
                else if (member.Value.ValueKind == JsonValueKind.Null && types.ContainsKey(member.Name))
                {
                    writer.WriteNull(member.Name);
                }
                else
                {
                    Write(writer, member.Name, member.Value, problems, unknown);
                }
            }
            writer.WriteEndObject();
        }
        if (unknown.Count > 0)
        {
            problems.Add(new ItemProblem(ItemProblemKind.UnknownChange, AttributeProposal.List(unknown)));
        }
        return new CheckedItem(id, problems.Count > 0 ? default : output.WrittenMemory, problems);
    }

    /// <summary>The item with a checked change made to it.</summary>
    internal static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> item, ReadOnlyMemory<byte> change)
    {
        using var before = JsonDocument.Parse(item);
        using var changed = JsonDocument.Parse(change);
        var output = new ArrayBufferWriter<byte>(item.Length + change.Length);
        using (var writer = new Utf8JsonWriter(output, Relaxed))
        {
            writer.WriteStartObject();
            foreach (var member in before.RootElement.EnumerateObject())
            {
                if (!changed.RootElement.TryGetProperty(member.Name, out var value))
                {
                    member.WriteTo(writer);
                }
                else if (value.ValueKind != JsonValueKind.Null)
                {
                    writer.WritePropertyName(member.Name);
                    value.WriteTo(writer);
                }
            }
            foreach (var member in changed.RootElement.EnumerateObject())
            {
                if (
                    member.Value.ValueKind != JsonValueKind.Null
                    && !before.RootElement.TryGetProperty(member.Name, out _)
                )
                {
                    member.WriteTo(writer);
                }
            }
            writer.WriteEndObject();
        }
        return output.WrittenMemory;
    }

    private void Write(
        Utf8JsonWriter writer,
        string name,
        JsonElement value,
        List<ItemProblem> problems,
        List<string> unknown
    )
    {
        if (!types.TryGetValue(name, out var type))
        {
            unknown.Add(name);
        }
        else if (!CatalogValues.TryWrite(writer, name, type, value))
        {
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            problems.Add(new ItemProblem(ItemProblemKind.InvalidType, name, Shorten(text), CatalogValues.NameOf(type)));
        }
    }

    private static bool Holds(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value)
        && (
            name == "id" ? IsId(IdOf(item))
            : value.ValueKind == JsonValueKind.String ? !string.IsNullOrWhiteSpace(value.GetString())
            : value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
        );

    private static bool IsId(string id) => id.Length <= MaxId && Texts.IsId(id) && !string.IsNullOrWhiteSpace(id);

    private static string IdOf(JsonElement item) =>
        item.TryGetProperty("id", out var id)
            ? id.ValueKind switch
            {
                JsonValueKind.String => id.GetString()!,
                JsonValueKind.Number => id.GetRawText(),
                _ => "",
            }
            : "";

    private static string Shorten(string text) =>
        text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue), "…");
}
