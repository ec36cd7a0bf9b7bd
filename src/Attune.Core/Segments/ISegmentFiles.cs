namespace Attune.Core.Segments;

/// <summary>The world outside: where files of ids are fetched from, and who is told how it went. Safe for concurrent use.</summary>
public interface ISegmentFiles
{
    /// <summary>Has the file read as it arrives.</summary>
    /// <exception cref="SegmentFileException">It cannot be had, or is larger than allowed.</exception>
    Task FetchAsync(
        string url,
        long maximumBytes,
        Func<Stream, CancellationToken, Task> read,
        CancellationToken cancellationToken
    );

    /// <summary>Posts a callback; false where nobody took it.</summary>
    Task<bool> NotifyAsync(string url, ReadOnlyMemory<byte> json, CancellationToken cancellationToken);
}
