using System.Text.Json;

namespace Attune.Core.Content.Templates;

/// <summary>Everything that is wrong with the content of a template. For one template.</summary>
internal sealed class TemplateCheck(List<TemplateProblem> problems)
{
    private const int MaxText = 200;
    private const int MaxAttachments = 10;
    private const int MaxVariations = 5;

    // As the published email schema lists them.
    private static readonly string[] RefusedAttachments =
    [
        ".dmg",
        ".exe",
        ".xls",
        ".ddl",
        ".class",
        ".obj",
        ".int",
        ".gnt",
        ".o",
        ".so",
        ".lbr",
        ".net",
    ];

    /// <summary>Checks meta information and parts of a whole template.</summary>
    public void Check(TemplateShape shape, JsonElement template)
    {
        if (!template.TryGetProperty("meta_info", out var meta) || meta.ValueKind != JsonValueKind.Object)
        {
            Add(
                meta.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
                    ? TemplateProblemKind.Empty
                    : TemplateProblemKind.Invalid,
                "meta_info"
            );
            return;
        }
        CheckFields(shape.Meta, meta, TemplateProblemKind.MissingInMeta);
        CheckMeta(meta);
        CheckBlocks(shape.Blocks, template);
        if (shape.Platforms.Count > 0)
        {
            CheckPlatforms(shape, template, meta);
        }
    }

    private void CheckMeta(JsonElement meta)
    {
        foreach (var name in (string[])["template_id", "template_name", "template_version"])
        {
            if (Text(meta, name) is { Length: > MaxText } text)
            {
                Add(TemplateProblemKind.Invalid, name, $"{text.Length} characters, more than {MaxText}");
            }
        }
        if (
            meta.TryGetProperty("variation", out var variation)
            && variation.ValueKind == JsonValueKind.Number
            && !(variation.TryGetInt32(out var number) && number is >= 1 and <= MaxVariations)
        )
        {
            Add(TemplateProblemKind.Invalid, "variation", variation.GetRawText());
        }
    }

    private void CheckPlatforms(TemplateShape shape, JsonElement template, JsonElement meta)
    {
        var listed = Platforms(meta, shape);
        foreach (var platform in shape.Platforms)
        {
            var given = template.TryGetProperty(platform.Name, out var content);
            if (given && content.ValueKind != JsonValueKind.Object)
            {
                Add(TemplateProblemKind.Invalid, platform.Name, content.GetRawText());
                continue;
            }
            if (given && listed is not null && !listed.Contains(platform.Name))
            {
                Add(TemplateProblemKind.PlatformMissing, platform.Name);
            }
            if (!given && listed?.Contains(platform.Name) == true)
            {
                Add(TemplateProblemKind.BodyMissing, platform.Name);
            }
            if (given)
            {
                CheckBlocks(platform.Blocks, content);
            }
        }
    }

    private HashSet<string>? Platforms(JsonElement meta, TemplateShape shape)
    {
        if (!meta.TryGetProperty("platform", out var platforms) || platforms.ValueKind == JsonValueKind.Null)
        {
            Add(TemplateProblemKind.MissingInMeta, "platform");
            return null;
        }
        if (platforms.ValueKind != JsonValueKind.Array)
        {
            Add(TemplateProblemKind.Invalid, "platform", platforms.GetRawText());
            return null;
        }
        if (platforms.GetArrayLength() == 0)
        {
            Add(TemplateProblemKind.Empty, "platform");
            return null;
        }
        var listed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in platforms.EnumerateArray())
        {
            var name = entry.ValueKind == JsonValueKind.String ? entry.GetString()! : "";
            if (shape.Platforms.Any(platform => platform.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                listed.Add(name);
            }
            else
            {
                Add(TemplateProblemKind.Invalid, "platform", entry.GetRawText());
            }
        }
        return listed;
    }

    private void CheckBlocks(IReadOnlyList<TemplateBlock> blocks, JsonElement parent)
    {
        foreach (var block in blocks)
        {
            if (!parent.TryGetProperty(block.Name, out var content) || content.ValueKind == JsonValueKind.Null)
            {
                if (block.IsRequired)
                {
                    Add(TemplateProblemKind.Empty, block.Name);
                }
                continue;
            }
            if (block.IsList)
            {
                CheckList(block.Name, block.Fields, content);
            }
            else if (content.ValueKind == JsonValueKind.Object)
            {
                var refused = block.NotExpected.Where(name => content.TryGetProperty(name, out _)).ToList();
                if (refused.Count > 0)
                {
                    Add(TemplateProblemKind.NotExpected, Names(refused));
                }
                CheckFields(block.Fields, content, TemplateProblemKind.Empty);
            }
            else
            {
                Add(TemplateProblemKind.Invalid, block.Name, content.GetRawText());
            }
        }
    }

    /// <summary>Members of the root that have no place in a template of this channel, written as Python writes lists.</summary>
    public void CheckMembers(IEnumerable<string> known, JsonElement template)
    {
        var refused = template
            .EnumerateObject()
            .Select(member => member.Name)
            .Except(known, StringComparer.Ordinal)
            .ToList();
        if (refused.Count > 0)
        {
            Add(TemplateProblemKind.NotExpected, Names(refused));
        }
    }

    private void CheckList(string name, IReadOnlyList<TemplateField> fields, JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Array)
        {
            Add(TemplateProblemKind.Invalid, name, content.GetRawText());
            return;
        }
        foreach (var entry in content.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Object)
            {
                CheckFields(fields, entry, TemplateProblemKind.Empty);
            }
            else
            {
                Add(TemplateProblemKind.Invalid, name, entry.GetRawText());
            }
        }
    }

    private void CheckFields(IReadOnlyList<TemplateField> fields, JsonElement parent, TemplateProblemKind missing)
    {
        foreach (var field in fields)
        {
            if (!parent.TryGetProperty(field.Name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                if (field.IsRequired)
                {
                    Add(missing, field.Name);
                }
                continue;
            }
            if (field.IsRequired && value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0)
            {
                Add(TemplateProblemKind.Empty, field.Name);
                continue;
            }
            CheckValue(field, value);
        }
    }

    private void CheckValue(TemplateField field, JsonElement value)
    {
        var fits = field.Kind switch
        {
            TemplateFieldKind.Text => value.ValueKind == JsonValueKind.String
                && value.GetString()!.Length <= ContentLimits.MaxSource,
            TemplateFieldKind.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            TemplateFieldKind.Number => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            // An empty choice is sent for what is not set.
            TemplateFieldKind.Choice => value.ValueKind == JsonValueKind.String
                && (
                    (!field.IsRequired && value.GetString()!.Length == 0)
                    || field.Allowed.Contains(value.GetString()!, StringComparer.OrdinalIgnoreCase)
                ),
            TemplateFieldKind.Texts => FitsAttachments(value),
            _ => value.ValueKind == JsonValueKind.Array,
        };
        if (!fits)
        {
            Add(TemplateProblemKind.Invalid, field.Name, value.GetRawText());
        }
        else if (field.Kind == TemplateFieldKind.Pairs)
        {
            CheckList(field.Name, [TemplateField.Required("key"), new TemplateField("value")], value);
        }
    }

    private static bool FitsAttachments(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() <= MaxAttachments
        && value
            .EnumerateArray()
            .All(entry =>
                entry.ValueKind == JsonValueKind.String
                && Uri.TryCreate(entry.GetString(), UriKind.Absolute, out var address)
                && address.Scheme == Uri.UriSchemeHttps
                && Path.GetExtension(address.AbsolutePath) is { Length: > 1 } extension
                && !RefusedAttachments.Contains(extension, StringComparer.OrdinalIgnoreCase)
            );

    internal static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Names(IEnumerable<string> names) =>
        $"[{string.Join(", ", names.Select(name => $"'{name}'"))}]";

    private void Add(TemplateProblemKind kind, string target, string found = "") =>
        problems.Add(new TemplateProblem(kind, target, found.Length <= MaxText ? found : found[..MaxText] + "…"));
}
