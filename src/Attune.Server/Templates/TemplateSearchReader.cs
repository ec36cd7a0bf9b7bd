using System.Text.Json;
using Attune.Core.Content.Templates;
using Attune.Server.Fields;

namespace Attune.Server.Templates;

/// <summary>Takes a search for templates out of its JSON, and notes everything that is wrong.</summary>
internal static class TemplateSearchReader
{
    private static readonly string[] Directions = ["ASCENDING", "DESCENDING"];

    /// <summary>The same member under its two published names.</summary>
    private static readonly string[] VersionMembers = ["template_ids", "external_template_ids"];

    public static TemplateQuery Read(JsonElement body, List<FieldProblem> problems)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new FieldProblem("request_body", FieldProblemKind.WrongType));
            return new TemplateQuery { Page = 1, Entries = 1 };
        }
        var fields = new ObjectFields(body, problems);
        return new TemplateQuery
        {
            Page = Count(fields, "page", int.MaxValue / TemplateQuery.MaxEntries),
            Entries = Count(fields, "entries", TemplateQuery.MaxEntries),
            Name = fields.OptionalText("template_name") ?? "",
            TemplateId = fields.OptionalText("template_id") ?? "",
            TemplateVersion = fields.OptionalText("template_version") ?? "",
            Platforms = fields.Choices("platform", "ANDROID", "IOS"),
            Styles = fields.Choices("template_style", "BASIC", "STYLIZED"),
            Sources = fields.Choices("template_source", "API", "MOENGAGE"),
            Types = fields.Choices("template_type", "CUSTOM", "PRE_BUILT"),
            CreatedBy = fields.OptionalTexts("created_by") ?? [],
            UpdatedBy = fields.OptionalTexts("updated_by") ?? [],
            GroupId = fields.OptionalText("group_id") ?? "",
            Grouped = fields.Flag("is_grouped_response", otherwise: false),
            Sort = ReadSort(fields),
            Versions = [.. VersionMembers.SelectMany(name => ReadVersions(fields, name))],
        };
    }

    /// <summary>Whether the answer is to tell how many there are in all.</summary>
    public static bool WantsCount(JsonElement body) =>
        body.TryGetProperty("is_count_required", out var value) && value.ValueKind == JsonValueKind.True;

    private static int Count(ObjectFields fields, string name, int most)
    {
        if (!fields.Has(name))
        {
            fields.Add(name, FieldProblemKind.Missing);
            return 1;
        }
        var number = fields.Number(name) ?? 1;
        if (number < 1 || number > most)
        {
            fields.Add(name, FieldProblemKind.NotAllowed, number.ToString());
            return 1;
        }
        return number;
    }

    private static List<(TemplateSortKey Key, bool Descending)> ReadSort(ObjectFields fields)
    {
        var sort = new List<(TemplateSortKey, bool)>();
        foreach (var entry in fields.OptionalList("sort_params") ?? [])
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                fields.Add("sort_params", FieldProblemKind.WrongType, entry.GetRawText());
                continue;
            }
            foreach (var member in entry.EnumerateObject())
            {
                TemplateSortKey? key = member.Name switch
                {
                    "template_name" => TemplateSortKey.TemplateName,
                    "last_modified_date" => TemplateSortKey.LastModifiedDate,
                    "last_modified_by" => TemplateSortKey.LastModifiedBy,
                    _ => null,
                };
                var direction = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null;
                if (key is null || !Directions.Contains(direction, StringComparer.OrdinalIgnoreCase))
                {
                    fields.Add("sort_params", FieldProblemKind.NotAllowed, entry.GetRawText());
                    continue;
                }
                sort.Add((key.Value, direction!.Equals("DESCENDING", StringComparison.OrdinalIgnoreCase)));
            }
        }
        return sort;
    }

    private static IEnumerable<(string, int)> ReadVersions(ObjectFields fields, string name)
    {
        foreach (var entry in fields.OptionalList(name) ?? [])
        {
            if (
                entry.ValueKind == JsonValueKind.Object
                && entry.TryGetProperty("external_template_id", out var id)
                && id.ValueKind == JsonValueKind.String
                && entry.TryGetProperty("version", out var version)
                && version.ValueKind == JsonValueKind.Number
                && version.TryGetInt32(out var number)
            )
            {
                yield return (id.GetString()!, number);
            }
            else
            {
                fields.Break(name, $"external_template_id or version is missing in {name}.");
            }
        }
    }
}
