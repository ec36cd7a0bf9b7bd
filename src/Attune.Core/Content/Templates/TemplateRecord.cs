using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attune.Core.Content.Templates;

/// <summary>Composes the whole record of a version, in the order of members of the second seed's third sample.</summary>
internal static class TemplateRecord
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.ffffff";

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The record of a version.</summary>
    /// <param name="content">What the caller wrote, merged with the version before: meta information and parts.</param>
    /// <param name="head">The head that the version is written with.</param>
    public static JsonElement Compose(JsonObject content, TemplateHead head)
    {
        var meta = (JsonObject)content["meta_info"]!.DeepClone();
        if (TemplateShape.Of(head.Channel).Platforms.Count > 0)
        {
            meta["platform"] = new JsonArray([.. head.Platforms.Select(name => JsonValue.Create(name))]);
        }
        meta["channel"] = ChannelName(head.Channel);
        meta["template_source"] = head.Source == TemplateSource.Api ? "API" : "MOENGAGE";
        meta["template_type"] = "CUSTOM";
        var record = new JsonObject
        {
            ["meta_info"] = meta,
            ["external_template_id"] = head.ExternalTemplateId,
            ["version"] = head.LatestVersion,
        };
        foreach (var member in TemplateShape.Of(head.Channel).ContentMembers)
        {
            if (content[member] is { } part)
            {
                record[member] = part.DeepClone();
            }
        }
        record["created_by"] = head.CreatedBy;
        record["created_at"] = Format(head.CreatedAt);
        record["updated_by"] = head.UpdatedBy;
        record["updated_at"] = Format(head.UpdatedAt);
        return JsonSerializer.SerializeToElement(record, Relaxed);
    }

    /// <summary>
    /// The version before with what the caller sends over it: meta information member by member, parts whole, but for
    /// required members that a sent part leaves out.
    /// </summary>
    public static JsonObject Merge(JsonElement before, JsonElement sent, TemplateShape shape)
    {
        var merged = new JsonObject();
        var meta = (JsonObject)JsonObject.Create(before.GetProperty("meta_info"))!.DeepClone();
        if (sent.TryGetProperty("meta_info", out var sentMeta) && sentMeta.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in sentMeta.EnumerateObject().Where(member => member.Name != "created_by"))
            {
                meta[member.Name] = ToNode(member.Value);
            }
        }
        merged["meta_info"] = meta;
        foreach (var block in shape.Blocks)
        {
            MergeBlock(block, before, sent, merged);
        }
        foreach (var platform in shape.Platforms)
        {
            MergePlatform(platform, before, sent, merged, meta);
        }
        return merged;
    }

    private static void MergePlatform(
        TemplatePlatform platform,
        JsonElement before,
        JsonElement sent,
        JsonObject merged,
        JsonObject meta
    )
    {
        var there = before.TryGetProperty(platform.Name, out var old);
        if (!sent.TryGetProperty(platform.Name, out var part))
        {
            // A platform that is no longer listed goes with its content.
            if (there && Lists(meta, platform.Name))
            {
                merged[platform.Name] = ToNode(old);
            }
            return;
        }
        if (!there || part.ValueKind != JsonValueKind.Object)
        {
            merged[platform.Name] = ToNode(part);
            return;
        }
        var blocks = new JsonObject();
        foreach (var block in platform.Blocks)
        {
            MergeBlock(block, old, part, blocks);
        }
        merged[platform.Name] = blocks;
    }

    private static void MergeBlock(TemplateBlock block, JsonElement before, JsonElement sent, JsonObject merged)
    {
        var there = before.TryGetProperty(block.Name, out var old);
        if (!sent.TryGetProperty(block.Name, out var part))
        {
            if (there)
            {
                merged[block.Name] = ToNode(old);
            }
            return;
        }
        var node = ToNode(part);
        if (node is JsonObject content && there && old.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in block.Fields.Where(field => field.IsRequired && !content.ContainsKey(field.Name)))
            {
                if (old.TryGetProperty(field.Name, out var kept))
                {
                    content[field.Name] = ToNode(kept);
                }
            }
        }
        merged[block.Name] = node;
    }

    private static bool Lists(JsonObject meta, string platform) =>
        meta["platform"] is JsonArray listed
        && listed.Any(entry =>
            entry?.GetValueKind() == JsonValueKind.String
            && platform.Equals(entry.GetValue<string>(), StringComparison.OrdinalIgnoreCase)
        );

    private static JsonNode? ToNode(JsonElement element) => JsonNode.Parse(element.GetRawText());

    private static string ChannelName(TemplateChannel channel) =>
        channel switch
        {
            TemplateChannel.Osm => "ON-SITE",
            _ => channel.ToString().ToUpperInvariant(),
        };

    private static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
