namespace Attune.Core.Segments;

/// <summary>A file of ids cannot be read; the message is for the caller.</summary>
public sealed class SegmentFileException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>In the documented words.</summary>
    public static SegmentFileException TooLarge(long maximumBytes) =>
        new(
            $"File size cannot be greater than {maximumBytes / (1024 * 1024)}MB. Created custom_segment contains 0 users."
        );
}
