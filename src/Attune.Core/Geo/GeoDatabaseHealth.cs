namespace Attune.Core.Geo;

/// <summary>The state of one geo database file.</summary>
/// <param name="Path">Where the file is expected.</param>
/// <param name="IsServing">True while some version of the file, perhaps an older one, answers look-ups.</param>
/// <param name="DatabaseType">What the file says that it is, or null while none is loaded.</param>
/// <param name="BuiltAt">When its data was made, or null while none is loaded.</param>
/// <param name="Problem">
/// What is wrong, with what to do about it, or null. With <paramref name="IsServing"/> it is about a newer file that
/// could not be loaded, or about damaged records.
/// </param>
/// <param name="FailedLookups">Look-ups since the file was loaded that met a damaged record and answered "unknown".</param>
public sealed record GeoDatabaseHealth(
    string Path,
    bool IsServing,
    string? DatabaseType,
    DateTimeOffset? BuiltAt,
    string? Problem,
    long FailedLookups
)
{
    /// <summary>True while the newest file serves and no look-up failed.</summary>
    public bool IsHealthy => IsServing && Problem is null && FailedLookups == 0;
}
