using Attune.Decisions.Sessions;

namespace Attune.Core.Geo;

/// <summary>
/// Makes facts of a record, in either shape that city databases have: texts side by side (<c>country_code</c>,
/// <c>state1</c>, <c>city</c>) in the files of ip-location-db, places with names by language (<c>country</c>,
/// <c>subdivisions</c>, <c>city</c>) in those of MaxMind and of DB-IP itself.
/// </summary>
internal static class GeoFactsReader
{
    internal static GeoFacts Read(Dictionary<string, object> record) =>
        record.TryGetValue("country", out var country)
            ? new GeoFacts(
                Countries.Find(Text(country, "iso_code")),
                Name(
                    record.GetValueOrDefault("subdivisions") is IReadOnlyList<object> and [var first, ..] ? first : null
                ),
                City(Name(record.GetValueOrDefault("city")))
            )
            : new GeoFacts(
                Countries.Find(Text(record, "country_code")),
                Text(record, "state1"),
                City(Text(record, "city"))
            );

    private static string? Name(object? place) =>
        place is IReadOnlyDictionary<string, object> fields && fields.TryGetValue("names", out var names)
            ? Text(names, "en")
            : null;

    private static string? Text(object place, string key) =>
        place is IReadOnlyDictionary<string, object> fields
        && fields.TryGetValue(key, out var value)
        && value is string text
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    // DB-IP puts the district behind the city, "Munich (Schwabing)", for every fifth address; a rule asks for the city.
    private static string? City(string? city) =>
        city?.IndexOf(" (", StringComparison.Ordinal) is > 0 and var district ? city[..district] : city;
}
