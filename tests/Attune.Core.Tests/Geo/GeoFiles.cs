using Attune.Core.Geo;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Core.Tests.Geo;

/// <summary>A folder for geo databases, a clock, and the locator over both.</summary>
public sealed class GeoFiles : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("attune-geo-").FullName;
    private readonly GeoLocator _locator;

    public GeoFiles()
    {
        Options = GeoOptions.In(_folder);
        Directory.CreateDirectory(Path.GetDirectoryName(IPv4)!);
        _locator = new GeoLocator(Options, Time, NullLogger<GeoLocator>.Instance);
    }

    internal GeoOptions Options { get; }

    internal FakeTimeProvider Time { get; } = new();

    internal string IPv4 => Options.IPv4Path;

    internal string IPv6 => Options.IPv6Path;

    internal GeoLocator Locator => _locator;

    internal static object Flat(string country, string region, string city) =>
        new Dictionary<string, object>
        {
            ["country_code"] = country,
            ["state1"] = region,
            ["city"] = city,
            ["latitude"] = 1.5,
        };

    internal static object Nested(string country, string? region, string city) =>
        new Dictionary<string, object>
        {
            ["country"] = new Dictionary<string, object> { ["iso_code"] = country },
            ["subdivisions"] = region is null ? [] : (object[])[Named(region)],
            ["city"] = Named(city),
        };

    internal static MmdbWriter IPv4Data(string city = "Delhi") =>
        new MmdbWriter(4)
            .Add("49.0.0.0/8", Flat("IN", "Delhi", city))
            .Add("8.8.0.0/16", Flat("US", "California", "Mountain View (Googleplex)"))
            .Add("9.0.0.0/8", Flat("ZZ", "", ""));

    internal static MmdbWriter IPv6Data() => new MmdbWriter(6).Add("2001:4860::/32", Flat("CA", "Quebec", "Montreal"));

    /// <summary>Loads what lies in the folder now.</summary>
    internal GeoLocator Start()
    {
        _locator.Start();
        return _locator;
    }

    /// <summary>Lets the locator look at its files, often enough to believe that a change is complete.</summary>
    internal void Look() => Time.Advance(Options.PollInterval * 2);

    /// <summary>Puts bytes in a file's place, with another time than before.</summary>
    internal void Replace(string path, byte[] bytes)
    {
        var previous = File.Exists(path) ? File.GetLastWriteTimeUtc(path) : DateTime.UnixEpoch;
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, previous.AddSeconds(1));
    }

    internal IEnumerable<string> LeftOverFiles() =>
        Directory.EnumerateFiles(Path.GetDirectoryName(IPv4)!).Except([IPv4, IPv6]);

    public async ValueTask DisposeAsync()
    {
        await _locator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Dictionary<string, object> Named(string name) =>
        new()
        {
            ["names"] = new Dictionary<string, object> { ["de"] = name + " (de)", ["en"] = name },
        };
}
