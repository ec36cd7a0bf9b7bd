namespace Attune.Core.Geo;

/// <summary>
/// What the licence of the DB-IP data (CC BY 4.0) asks for: every page that shows results of the database carries this
/// text as a link to this address.
/// </summary>
public static class GeoAttribution
{
    /// <summary>The text of the link.</summary>
    public const string Text = "IP Geolocation by DB-IP";

    /// <summary>Where the link leads.</summary>
    public const string Link = "https://db-ip.com";

    /// <summary>The licence of the data.</summary>
    public const string Licence = "CC-BY-4.0";
}
