namespace Attune.Server.Import;

/// <summary>One record of a file. Its text lives until the next one is read.</summary>
/// <param name="End">The offset of the byte after it, its line end included.</param>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Text">Its bytes, without the line end; cut short where it is longer than may be.</param>
/// <param name="Problem">Why it is no record, or null.</param>
internal readonly record struct SourceRecord(long End, long Line, ReadOnlyMemory<byte> Text, string? Problem)
{
    /// <summary>It begins on one line and ends on a later one.</summary>
    public bool IsMultiLine => Text.Span.Contains((byte)'\n');
}
