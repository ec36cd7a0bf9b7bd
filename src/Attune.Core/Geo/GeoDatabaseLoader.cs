using System.Buffers.Binary;
using System.Net;
using MaxMind.Db;

namespace Attune.Core.Geo;

/// <summary>
/// Loads a geo database. It is served memory-mapped from a private copy, since a mapped file that somebody overwrites in
/// place ends the process; the copy is deleted as soon as it is mapped (on Windows as soon as it is closed).
/// </summary>
public static class GeoDatabaseLoader
{
    private const string CopySuffix = ".serving";

    /// <summary>Addresses, spread evenly, whose records must be readable before a file serves.</summary>
    private const int Samples = 20_000;

    /// <summary>Finds out whether a file can be served, without serving it.</summary>
    /// <returns>When its data was made.</returns>
    /// <exception cref="GeoDatabaseException">It cannot, and the message says why.</exception>
    public static DateTimeOffset Verify(string path, bool ipv6)
    {
        var database = Load(path, ipv6);
        database.Retire();
        return database.BuiltAt;
    }

    /// <exception cref="GeoDatabaseException">The file cannot be served, and the message says why.</exception>
    internal static GeoDatabase Load(string path, bool ipv6)
    {
        string? copy = null;
        Reader? reader = null;
        try
        {
            copy = Copy(path);
            reader = new Reader(copy, FileAccessMode.MemoryMapped);
            CheckContent(reader, path, ipv6);
            var (mapped, leftOver) = (copy, !TryDelete(copy));
            var database = new GeoDatabase(reader, () => _ = leftOver && TryDelete(mapped));
            (reader, copy) = (null, null);
            return database;
        }
        catch (Exception failure) when (failure is not GeoDatabaseException)
        {
            // Whatever it is, from a full disk to bytes that make no sense, the server goes on without the file.
            throw new GeoDatabaseException($"{path} cannot be read: {failure.Message}", failure);
        }
        finally
        {
            reader?.Dispose();
            _ = copy is not null && TryDelete(copy);
        }
    }

    private static void CheckContent(Reader reader, string path, bool ipv6)
    {
        // The IPv4 file answers for IPv6 addresses, too, and wrongly.
        if (ipv6 && reader.Metadata.IPVersion != 6)
        {
            throw new GeoDatabaseException($"{path} holds IPv4 addresses, and is wanted for IPv6.");
        }

        var records = 0;
        var named = 0;
        foreach (var address in SampleAddresses(ipv6))
        {
            if (reader.Find<Dictionary<string, object>>(address) is { } record)
            {
                records++;
                named += GeoFactsReader.Read(record).Country is null ? 0 : 1;
            }
        }

        if (named * 2 < records)
        {
            throw new GeoDatabaseException($"{path} is a database of another kind: its records name no countries.");
        }
    }

    // All of IPv4, and of IPv6 the eighth that is given out.
    private static IEnumerable<IPAddress> SampleAddresses(bool ipv6)
    {
        var bytes = new byte[ipv6 ? 16 : 4];
        for (var sample = 0; sample < Samples; sample++)
        {
            var position = (uint)((ulong)sample * uint.MaxValue / Samples);
            BinaryPrimitives.WriteUInt32BigEndian(bytes, ipv6 ? 0x2000_0000 | (position >> 3) : position);
            yield return new IPAddress(bytes);
        }
    }

    private static string Copy(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var name = $".{Path.GetFileName(path)}.{Guid.NewGuid():N}{CopySuffix}";
        RemoveAbandoned(folder, path);
        try
        {
            return CopyTo(path, Path.Combine(folder, name));
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException && File.Exists(path))
        {
            return CopyTo(path, Path.Combine(Path.GetTempPath(), name));
        }
    }

    private static string CopyTo(string path, string copy)
    {
        var before = FileStamp.Of(path);
        try
        {
            File.Copy(path, copy);
        }
        catch (Exception)
        {
            _ = TryDelete(copy);
            throw;
        }

        if (FileStamp.Of(path) != before)
        {
            _ = TryDelete(copy);
            throw new GeoDatabaseException($"{path} changed while it was read.");
        }

        return copy;
    }

    // A process that was killed between copying and mapping leaves its copy behind.
    private static void RemoveAbandoned(string folder, string path)
    {
        if (Directory.Exists(folder))
        {
            foreach (var copy in Directory.EnumerateFiles(folder, $".{Path.GetFileName(path)}.*{CopySuffix}"))
            {
                _ = TryDelete(copy);
            }
        }
    }

    private static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
