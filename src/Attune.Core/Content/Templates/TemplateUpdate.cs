using System.Text.Json;

namespace Attune.Core.Content.Templates;

/// <summary>What an update says beside the content itself. Immutable.</summary>
internal sealed record TemplateUpdate(string ExternalTemplateId, string Author, bool InPlace)
{
    /// <summary>Reads it; null where something is wrong, which is then noted.</summary>
    public static TemplateUpdate? Read(TemplateChannel channel, JsonElement content, List<TemplateProblem> problems)
    {
        var id = TemplateCheck.Text(content, "external_template_id");
        if (string.IsNullOrEmpty(id))
        {
            problems.Add(new TemplateProblem(TemplateProblemKind.Empty, "external_template_id"));
        }
        var meta = content.TryGetProperty("meta_info", out var given) ? given : default;
        if (meta.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new TemplateProblem(TemplateProblemKind.Empty, "meta_info"));
            return null;
        }
        var author = TemplateCheck.Text(meta, "updated_by");
        // The email schema shares one description of meta_info for both calls, which says created_by.
        if (author is null && channel == TemplateChannel.Email)
        {
            author = TemplateCheck.Text(meta, "created_by");
        }
        if (author is null)
        {
            problems.Add(new TemplateProblem(TemplateProblemKind.MissingInMeta, "updated_by"));
        }
        else if (author.Length == 0)
        {
            problems.Add(new TemplateProblem(TemplateProblemKind.Empty, "updated_by"));
        }
        ReadFlag(content, "update_campaigns", problems);
        var inPlace = ReadFlag(content, "update_latest_version", problems) && channel == TemplateChannel.Email;
        return problems.Count > 0 ? null : new TemplateUpdate(id!, author!, inPlace);
    }

    private static bool ReadFlag(JsonElement content, string name, List<TemplateProblem> problems)
    {
        if (
            !content.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.False
        )
        {
            return false;
        }
        if (value.ValueKind != JsonValueKind.True)
        {
            problems.Add(new TemplateProblem(TemplateProblemKind.Invalid, name, value.GetRawText()));
        }
        return true;
    }
}
