using System.Text.Json;
using Attune.Core.Content;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.ProductSets;
using Attune.Server.Authentication;
using Attune.Server.Catalogs;
using Attune.Server.Http;

namespace Attune.Server.Recommendations;

/// <summary>Writes recommendations and their items as the published recommendations schema shows them.</summary>
internal static class RecommendationWriter
{
    public static Task WriteAsync(HttpContext context, ProductSet set) =>
        WriteAsync(
            context,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", set.Id);
                writer.WriteString("db_name", context.Caller().WorkspaceId);
                writer.WriteString("recommendation_type", set.RecommendationType);
                writer.WriteString("name", set.Name);
                writer.WriteString("description", set.Description);
                writer.WriteString("catalog", set.CatalogId);
                writer.WriteString("status", set.Status.ToString().ToLowerInvariant());
                writer.WriteString("created_time", set.CreatedAt);
                writer.WriteString("updated_time", set.UpdatedAt);
                if (IsNear(set))
                {
                    writer.WriteBoolean("all_user_actions", true);
                }
                WriteGroup(writer, "include_filters", set.IncludeFilters);
                WriteGroup(writer, "exclude_filters", set.ExcludeFilters);
                WriteSettings(writer, set);
                writer.WriteEndObject();
            }
        );

    public static Task WriteAsync(
        HttpContext context,
        Catalog catalog,
        IReadOnlyList<CatalogItem> items,
        IReadOnlyCollection<string> fields
    ) =>
        WriteAsync(
            context,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("items");
                foreach (var item in items)
                {
                    CatalogItemWriter.Write(writer, catalog, item, "item_id", fields);
                }
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    private static bool IsNear(ProductSet set) =>
        set.RecommendationType
            is ProductSet.SimilarItem
                or ProductSet.FrequentlyViewedTogether
                or ProductSet.FrequentlyBoughtTogether;

    private static void WriteSettings(Utf8JsonWriter writer, ProductSet set)
    {
        if (set.UserActions is not null)
        {
            var actions = JsonSerializer.SerializeToElement(set, ContentJson.ProductSet).GetProperty("user_actions");
            writer.WriteStartObject("custom_settings");
            writer.WriteStartObject("item_filters");
            writer.WritePropertyName("user_actions");
            actions.WriteTo(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        if (set.Sort is { } sort)
        {
            writer.WriteStartObject("sort");
            writer.WriteString("data_type", sort.DataType);
            writer.WriteString("param_type", "product_attribute");
            writer.WriteString("param", sort.Param);
            writer.WriteString("direction", sort.Direction);
            writer.WriteEndObject();
        }
        if (set.Trends is { } trends)
        {
            writer.WriteStartObject("trends");
            writer.WriteString("trend_type", trends.TrendType);
            writer.WriteNumber("duration_days", trends.DurationDays);
            writer.WriteEndObject();
        }
    }

    private static void WriteGroup(Utf8JsonWriter writer, string name, ProductFilterGroup? group)
    {
        if (group is null)
        {
            return;
        }
        writer.WriteStartObject(name);
        writer.WriteString("filter_operator", group.FilterOperator);
        writer.WriteStartArray("filters");
        foreach (var filter in group.Filters)
        {
            writer.WriteStartObject();
            writer.WriteString("filter_type", "product_filter");
            writer.WriteString("name", filter.Name);
            writer.WriteString("data_type", filter.DataType);
            writer.WriteString("operator", filter.Operator);
            if (filter.Value is { } value)
            {
                // The schema has texts only.
                writer.WriteString(
                    "value",
                    value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
                );
            }
            writer.WriteBoolean("negate", filter.Negate);
            writer.WriteBoolean("case_sensitive", filter.CaseSensitive);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = "application/json";
        await using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonAnswers.Writer))
        {
            write(writer);
        }
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
