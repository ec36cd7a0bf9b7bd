using Attune.Jinja.Runtime;
using Attune.Jinja.Text;

namespace Attune.Jinja.Filters;

/// <summary>Breaks a long string for pretty printing: after line ends, and after blanks where a line is too long. Each part is a repr.</summary>
internal sealed class StringChunks : IPartSink
{
    private readonly Budget _budget;
    private readonly string _text;
    private readonly int _width;
    private readonly int _allowance;

    /// <param name="budget">Charged for each part.</param>
    /// <param name="text">The string.</param>
    /// <param name="width">How wide a part's repr may be.</param>
    /// <param name="allowance">How many characters must follow the last part on its line.</param>
    public StringChunks(Budget budget, string text, int width, int allowance)
    {
        (_budget, _text, _width, _allowance) = (budget, text, width, allowance);
        var sink = this;
        PySplit.Lines(text, true, ref sink);
    }

    public List<string> Parts { get; } = [];

    public void Add(int start, int length)
    {
        _budget.Charge();
        var line = _text.AsSpan(start, length);
        var isLast = start + length == _text.Length;
        if (ReprLength(line) <= (isLast ? _width - _allowance : _width))
        {
            Parts.Add(PyRepr.Of(line.ToString()));
            return;
        }

        BreakAtBlanks(line, isLast);
    }

    private void BreakAtBlanks(ReadOnlySpan<char> line, bool isLast)
    {
        var start = 0;
        for (var end = 0; end < line.Length; )
        {
            var part = end;
            while (end < line.Length && !UnicodeClass.IsSpace(line[end]))
            {
                end++;
            }

            while (end < line.Length && UnicodeClass.IsSpace(line[end]))
            {
                end++;
            }

            var width = isLast && end == line.Length ? _width - _allowance : _width;
            if (ReprLength(line[start..end]) > width)
            {
                if (part > start)
                {
                    Append(line[start..part]);
                }

                start = part;
            }
        }

        if (start < line.Length)
        {
            Append(line[start..]);
        }
    }

    private void Append(ReadOnlySpan<char> part)
    {
        _budget.Charge();
        Parts.Add(PyRepr.Of(part.ToString()));
    }

    private static int ReprLength(ReadOnlySpan<char> text)
    {
        var builder = new TextBuilder(stackalloc char[256]);
        PyRepr.Append(ref builder, text);
        var length = CodePoints.Count(builder.Written);
        builder.Dispose();
        return length;
    }
}
