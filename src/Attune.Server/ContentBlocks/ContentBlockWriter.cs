using System.Text.Json;
using Attune.Core.Content.Blocks;
using Attune.Server.Http;

namespace Attune.Server.ContentBlocks;

/// <summary>Writes blocks as the published content-blocks schema shows them.</summary>
internal static class ContentBlockWriter
{
    /// <summary>Six fractional digits and no zone, as the schema's examples have them; the time is UTC.</summary>
    public const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.ffffff";

    /// <summary>Answers with a search's blocks, without their text.</summary>
    public static Task WriteFoundAsync(HttpContext context, IReadOnlyList<StoredContentBlock> blocks) =>
        WriteAsync(context, blocks, WriteHead);

    /// <summary>Answers with whole blocks.</summary>
    public static Task WriteWholeAsync(HttpContext context, IReadOnlyList<StoredContentBlock> blocks, bool withRaw) =>
        WriteAsync(
            context,
            blocks,
            (writer, block) =>
            {
                WriteHead(writer, block);
                writer.WriteString("content", block.RawContent);
                if (withRaw)
                {
                    writer.WriteString("raw_content", block.RawContent);
                }
                WriteList(writer, "images_used", block.ImagesUsed);
            }
        );

    private static async Task WriteAsync(
        HttpContext context,
        IReadOnlyList<StoredContentBlock> blocks,
        Action<Utf8JsonWriter, ContentBlock> write
    )
    {
        context.Response.ContentType = "application/json";
        await using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonAnswers.Writer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("data");
            foreach (var stored in blocks)
            {
                writer.WriteStartObject();
                write(writer, stored.Block);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void WriteHead(Utf8JsonWriter writer, ContentBlock block)
    {
        writer.WriteString("id", block.Id);
        writer.WriteString("name", block.Name);
        writer.WriteString("label", block.Label);
        writer.WriteString("description", block.Description);
        writer.WriteString("content_type", block.ContentType.ToString().ToUpperInvariant());
        writer.WriteString("status", block.Status.ToString().ToUpperInvariant());
        writer.WriteString("created_by", block.CreatedBy);
        writer.WriteString("created_at", Format(block.CreatedAt));
        writer.WriteString("updated_by", block.UpdatedBy);
        writer.WriteString("updated_at", Format(block.UpdatedAt));
        WriteList(writer, "tag_ids", block.TagIds);
        WriteList(writer, "team_ids", block.TeamIds);
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }
        writer.WriteEndArray();
    }

    private static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, System.Globalization.CultureInfo.InvariantCulture);
}
