using System.Globalization;
using System.Text.Json;
using Attune.Core.Content.Catalogs;

namespace Attune.Server.Catalogs;

/// <summary>Writes items as the published schemas of catalogs and recommendations show them.</summary>
internal static class CatalogItemWriter
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.ffZ";

    /// <summary>Writes an item as an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="catalog">The item's catalog.</param>
    /// <param name="item">The item.</param>
    /// <param name="idName">What the id is called: <c>product_id</c> in catalogs, <c>item_id</c> in recommendations.</param>
    /// <param name="fields">The members that are wanted; all where it is empty. The id is always there.</param>
    public static void Write(
        Utf8JsonWriter writer,
        Catalog catalog,
        CatalogItem item,
        string idName,
        IReadOnlyCollection<string> fields
    )
    {
        using var document = JsonDocument.Parse(item.Json);
        writer.WriteStartObject();
        writer.WriteString(idName, item.Id);
        WriteText(writer, "catalog_id", catalog.Id, fields);
        // Items that come over the API are of one feed for each catalog.
        WriteText(writer, "feed_id", catalog.Id, fields);
        WriteText(writer, "price_currency", catalog.PriceCurrency, fields);
        WriteText(writer, "creation_date", Format(item.CreatedAt), fields);
        WriteText(writer, "last_updated", Format(item.UpdatedAt), fields);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Name != "id" && (fields.Count == 0 || fields.Contains(member.Name)))
            {
                member.WriteTo(writer);
            }
        }
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string value, IReadOnlyCollection<string> fields)
    {
        if (fields.Count == 0 || fields.Contains(name))
        {
            writer.WriteString(name, value);
        }
    }

    private static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
