namespace Attune.Core.Geo;

/// <summary>What tells one version of a file from another without reading it.</summary>
internal readonly record struct FileStamp(bool Exists, long Length, DateTime WrittenAt)
{
    internal static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(true, file.Length, file.LastWriteTimeUtc) : default;
    }
}
