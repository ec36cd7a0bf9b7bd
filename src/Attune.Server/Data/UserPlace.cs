using Attune.Core.Geo;
using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>
/// Keeps where a user last was: the place of the address that <c>X-Forwarded-For</c> names (published data schema). The
/// connection's own address is that of a back end and says nothing of the user. The address itself is not kept.
/// </summary>
internal sealed class UserPlace(IGeoLocator? locator = null)
{
    private const string Header = "X-Forwarded-For";

    /// <summary>The change with the place; as it was where there is none, or where the request names one itself.</summary>
    public UserChange Add(HttpContext context, UserChange change)
    {
        if (locator is null || context.Request.Headers[Header] is not [{ Length: > 0 } sent, ..])
        {
            return change;
        }
        // The first address is the client's; each proxy adds its caller's behind it.
        var end = sent.IndexOf(',', StringComparison.Ordinal);
        var place = locator.Locate(end < 0 ? sent : sent.AsSpan(0, end));
        if (place.CountryName is not { } country || NamesPlace(change.Set))
        {
            return change;
        }
        // What is not known of the new place is emptied, so that an earlier city never stands beside another country.
        var set = change.Set.ToBuilder();
        set.Set(AttributeCatalog.LastCountry, country);
        set.Set(AttributeCatalog.LastState, AttributeValue.From(place.Region));
        set.Set(AttributeCatalog.LastCity, AttributeValue.From(place.City));
        return change with { Set = set.Build() };
    }

    private static bool NamesPlace(AttributeSet set) =>
        set.Contains(AttributeCatalog.LastCountry)
        || set.Contains(AttributeCatalog.LastState)
        || set.Contains(AttributeCatalog.LastCity);
}
