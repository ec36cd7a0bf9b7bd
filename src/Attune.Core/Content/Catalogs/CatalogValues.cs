using System.Globalization;
using System.Text.Json;

namespace Attune.Core.Content.Catalogs;

/// <summary>
/// Makes values those of an attribute's type where that loses nothing: a number or flag that came as text (as all of CSV
/// does) becomes one, and a number for a text attribute becomes its text. Keeps no state.
/// </summary>
internal static class CatalogValues
{
    private static readonly string[] Times =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-ddTHH:mmK",
    ];

    /// <summary>Writes the value; false, with nothing written, where it is none of the type.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, string name, CatalogAttributeType type, JsonElement value)
    {
        switch (type)
        {
            case CatalogAttributeType.Double:
                return TryWriteNumber(writer, name, value);
            case CatalogAttributeType.Bool:
                return TryWriteFlag(writer, name, value);
            case CatalogAttributeType.String when value.ValueKind == JsonValueKind.String:
                break;
            case CatalogAttributeType.String
                when value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                writer.WriteString(name, value.GetRawText());
                return true;
            case CatalogAttributeType.DateTime
                when value.ValueKind == JsonValueKind.String && IsTime(value.GetString()!):
                break;
            case CatalogAttributeType.GeoPoint
                when value.ValueKind == JsonValueKind.String && IsPoint(value.GetString()!):
                break;
            default:
                return false;
        }
        writer.WritePropertyName(name);
        value.WriteTo(writer);
        return true;
    }

    /// <summary>The type as the published schema names it.</summary>
    public static string NameOf(CatalogAttributeType type) =>
        type switch
        {
            CatalogAttributeType.String => "string",
            CatalogAttributeType.Bool => "bool",
            CatalogAttributeType.Double => "double",
            CatalogAttributeType.DateTime => "datetime",
            _ => "geopoint",
        };

    private static bool TryWriteNumber(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
            return true;
        }
        if (
            value.ValueKind == JsonValueKind.String
            && double.TryParse(
                value.GetString()!.AsSpan().Trim(),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out number
            )
            && double.IsFinite(number)
        )
        {
            writer.WriteNumber(name, number);
            return true;
        }
        return false;
    }

    private static bool TryWriteFlag(Utf8JsonWriter writer, string name, JsonElement value)
    {
        bool? flag = value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(value.GetString(), out var parsed) => parsed,
            _ => null,
        };
        if (flag is { } known)
        {
            writer.WriteBoolean(name, known);
        }
        return flag is not null;
    }

    // A time without an offset would be another time in every place.
    private static bool IsTime(string text) =>
        text.Length > 6
        && (text[^1] == 'Z' || text[^6] is '+' or '-')
        && DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsPoint(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && IsWithin(text.AsSpan(0, comma), 90) && IsWithin(text.AsSpan(comma + 1), 180);

        static bool IsWithin(ReadOnlySpan<char> part, double most) =>
            double.TryParse(part.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && Math.Abs(degrees) <= most;
    }
}
