using System.Text.Json;
using Attune.Core.Content.Catalogs;
using Attune.Server.Fields;

namespace Attune.Server.Catalogs;

/// <summary>Takes the requests of the catalog API out of their JSON, and notes everything that is wrong.</summary>
internal static class CatalogReader
{
    public static CatalogProposal ReadNew(JsonElement body, List<FieldProblem> problems)
    {
        var fields = Fields(body, problems);
        return new CatalogProposal(fields.Text("name"), fields.Text("price_currency"), ReadAttributes(fields));
    }

    public static IReadOnlyList<AttributeProposal> ReadAttributes(JsonElement body, List<FieldProblem> problems) =>
        ReadAttributes(Fields(body, problems));

    /// <summary>Objects of the member <c>items</c>; null where it is no list, which is noted.</summary>
    public static IReadOnlyList<JsonElement>? ReadItems(JsonElement body, List<FieldProblem> problems)
    {
        var fields = Fields(body, problems);
        if (!fields.Has("items"))
        {
            fields.Add("items", FieldProblemKind.Missing);
        }
        return fields.OptionalList("items");
    }

    /// <summary>The ids of the member <c>items</c>.</summary>
    public static IReadOnlyList<string> ReadIds(JsonElement body, List<FieldProblem> problems) =>
        Fields(body, problems).Texts("items");

    /// <summary>Changes: an id and an object of attributes each.</summary>
    public static IReadOnlyList<(string Id, JsonElement Attributes)> ReadChanges(
        JsonElement body,
        List<FieldProblem> problems
    )
    {
        var changes = new List<(string, JsonElement)>();
        foreach (var item in ReadItems(body, problems) ?? [])
        {
            var at = $"items[{changes.Count}]";
            if (item.ValueKind != JsonValueKind.Object)
            {
                problems.Add(new FieldProblem(at, FieldProblemKind.WrongType) { Allowed = ["object"] });
                changes.Add(("", default));
                continue;
            }
            var fields = new ObjectFields(item, problems, at);
            changes.Add((fields.Text("id"), fields.Object("attributes")?.Json ?? default));
        }
        return changes;
    }

    /// <summary>All problems in one sentence, since the family's envelope holds one message.</summary>
    public static string Describe(IEnumerable<FieldProblem> problems) =>
        string.Join(
            "; ",
            problems.Select(problem =>
                problem.Kind switch
                {
                    FieldProblemKind.Missing or FieldProblemKind.Empty => $"{problem.Path} is required",
                    FieldProblemKind.Broken => $"{problem.Path}: {problem.Message}",
                    _ => $"{problem.Path} should be of type {string.Join(", ", problem.Allowed)}",
                }
            )
        );

    private static IReadOnlyList<AttributeProposal> ReadAttributes(ObjectFields fields)
    {
        if (!fields.Has("attributes"))
        {
            fields.Add("attributes", FieldProblemKind.Missing);
        }
        var attributes = new List<AttributeProposal>();
        foreach (var entry in fields.OptionalList("attributes") ?? [])
        {
            attributes.Add(
                entry.ValueKind == JsonValueKind.Object
                    ? new AttributeProposal(TextOf(entry, "name"), TextOf(entry, "type"))
                    : new AttributeProposal("", "")
            );
        }
        return attributes;
    }

    private static string TextOf(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value)
            ? value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : value.GetRawText()
            : "";

    private static ObjectFields Fields(JsonElement body, List<FieldProblem> problems)
    {
        if (body.ValueKind == JsonValueKind.Object)
        {
            return new ObjectFields(body, problems);
        }
        problems.Add(new FieldProblem("request body", FieldProblemKind.WrongType) { Allowed = ["object"] });
        return new ObjectFields(JsonElement.Parse("{}"), []);
    }
}
