namespace Attune.Server.Import;

/// <summary>
/// Cuts CSV (RFC 4180) into records: a line end inside quotes is part of a field. Only the ends are looked for here; fields
/// are read by a library.
/// </summary>
internal sealed class CsvSource(Stream file, char delimiter) : SourceReader(file)
{
    private const byte Quote = (byte)'"';
    private readonly byte separator = (byte)delimiter;

    protected override int Measure(ReadOnlySpan<byte> text, bool isAll)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == Quote)
            {
                at = AfterQuoted(text, at + 1, isAll);
                if (at <= 0)
                {
                    return at;
                }
            }
            var next = text[at..].IndexOfAny(separator, (byte)'\n');
            if (next < 0)
            {
                break;
            }
            at += next + 1;
            if (text[at - 1] == '\n')
            {
                return at;
            }
        }
        return isAll ? text.Length : -1;
    }

    /// <summary>Where a quoted field has ended: at a separator or line end; 0 where it is broken, -1 where there is more.</summary>
    private int AfterQuoted(ReadOnlySpan<byte> text, int at, bool isAll)
    {
        while (true)
        {
            var next = text[at..].IndexOf(Quote);
            if (next < 0)
            {
                // Up to the longest record a quote may still come; beyond it none is waited for.
                return isAll || text.Length > MaxRecord ? 0 : -1;
            }
            at += next + 1;
            if (at == text.Length)
            {
                return isAll ? at : -1;
            }
            if (text[at] == Quote)
            {
                at++;
                continue;
            }
            var ends =
                text[at] == separator
                || text[at] == '\n'
                || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] == '\n'));
            return ends ? at : 0;
        }
    }
}
