namespace Attune.Core.Geo;

/// <summary>The state of the geo databases, for health pages and metrics. IPv4 and IPv6 addresses have a file each.</summary>
/// <param name="IPv4">The database for IPv4 addresses.</param>
/// <param name="IPv6">The database for IPv6 addresses.</param>
public sealed record GeoHealth(GeoDatabaseHealth IPv4, GeoDatabaseHealth IPv6)
{
    /// <summary>True while both files serve and neither has a complaint. A fetch is served all the same when false.</summary>
    public bool IsHealthy => IPv4.IsHealthy && IPv6.IsHealthy;
}
