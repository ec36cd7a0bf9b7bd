namespace Attune.Server.Import;

/// <summary>Cuts JSON lines: a record ends where the line does.</summary>
internal sealed class JsonLineSource(Stream file) : SourceReader(file)
{
    protected override int Measure(ReadOnlySpan<byte> text, bool isAll)
    {
        var at = text.IndexOf((byte)'\n');
        return at >= 0 ? at + 1
            : isAll ? text.Length
            : -1;
    }
}
