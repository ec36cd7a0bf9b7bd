using Attune.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Attune.Storage.Sqlite;

/// <summary>Tells errors of the medium from errors of a statement.</summary>
internal static class SqliteErrors
{
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The file system or the file is at fault, not the statement.</summary>
    public static bool IsMedium(SqliteException error) =>
        error.SqliteErrorCode is ReadOnly or IoError or Corrupt or Full or CannotOpen or NotADatabase;

    /// <summary>
    /// After this nothing may be believed durable: an fsync that failed once may succeed the next time without having
    /// written what it lost, so that going on would acknowledge writes that are not on disk.
    /// </summary>
    public static bool IsFinal(SqliteException error) => error.SqliteErrorCode is IoError or Corrupt or NotADatabase;

    public static StorageUnavailableException Unavailable(SqliteException error) =>
        new($"The SQLite database cannot be used: {error.Message}", error);
}
