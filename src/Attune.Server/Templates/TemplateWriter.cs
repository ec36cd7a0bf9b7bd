using System.Text.Json;
using Attune.Core.Content.Templates;
using Attune.Server.Http;

namespace Attune.Server.Templates;

/// <summary>Writes a search's templates: whole, as they are stored and as the preview shows them.</summary>
internal static class TemplateWriter
{
    public static async Task WriteAsync(HttpContext context, FoundTemplates found, TemplateQuery query, bool withCount)
    {
        context.Response.ContentType = "application/json";
        await using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonAnswers.Writer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("data");
            foreach (var template in found.Templates)
            {
                writer.WriteStartObject();
                foreach (var member in template.Template.Record.EnumerateObject())
                {
                    member.WriteTo(writer);
                }
                if (query.Grouped)
                {
                    WriteGroup(writer, template.Group);
                }
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            if (withCount)
            {
                writer.WriteNumber("count", found.Count);
            }
            writer.WriteEndObject();
        }
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void WriteGroup(Utf8JsonWriter writer, IReadOnlyList<TemplateHead> group)
    {
        writer.WriteNumber(
            "unique_locale_count",
            group.Select(head => head.Locale).OfType<string>().Distinct().Count()
        );
        writer.WriteNumber("unique_variations", group.Select(head => head.Variation).OfType<int>().Distinct().Count());
        writer.WriteNumber("total_templates", group.Count);
    }
}
