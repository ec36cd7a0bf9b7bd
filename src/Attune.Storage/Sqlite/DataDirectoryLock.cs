using System.Globalization;
using Attune.Core.Storage;

namespace Attune.Storage.Sqlite;

/// <summary>
/// Holds a data directory for one server. The lock is the operating system's, on an open file, so that it ends with the
/// process however that ends; the file's text only tells who holds it.
/// </summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private const string FileName = "attune.lock";
    private readonly FileStream file;

    private DataDirectoryLock(FileStream file) => this.file = file;

    /// <exception cref="StorageInUseException">Another process holds it.</exception>
    /// <exception cref="StorageUnavailableException">The directory cannot be made or written.</exception>
    public static DataDirectoryLock Take(string directory)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            Directory.CreateDirectory(directory);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(
                System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            );
            file.Flush();
            return new DataDirectoryLock(file);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new StorageInUseException(
                $"The data directory {Path.GetFullPath(directory)} is in use by another Attune server{Holder(path)}. "
                    + "Stop that one first, or choose another directory with --data."
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException(
                $"The data directory {Path.GetFullPath(directory)} cannot be written: {error.Message}",
                error
            );
        }
    }

    public void Dispose() => file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            var text = reader.ReadToEnd();
            return text.Length == 0 ? "" : $" (process {text})";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
