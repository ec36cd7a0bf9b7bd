namespace Attune.Server.Geo;

/// <summary>What fetching geo data goes through, in order.</summary>
internal enum GeoDataStep
{
    Download,
    Unpack,
    Check,
}
