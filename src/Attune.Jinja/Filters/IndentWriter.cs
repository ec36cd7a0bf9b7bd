using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>Writes a text with blanks before its lines, which are joined by plain newlines whatever they ended with.</summary>
internal ref struct IndentWriter(
    RenderState state,
    string text,
    string indentation,
    bool first,
    bool blank,
    bool escapes
) : IPartSink
{
    private TextBuilder _builder = new(text.Length + 64);
    private TextGrowth _growth = new(state.Budget);
    private int _lines;

    public Value Write(bool isMarkup)
    {
        state.Budget.ChargeString(text.Length + 1L);
        // A line break at the end is followed by one more line, which is empty.
        PySplit.Lines(text + "\n", false, ref this);
        // Escaping happens in Python where a plain string meets Markup; only joining by Markup gives Markup.
        return Value.FromText(_builder.ToStringAndDispose(), isMarkup || (escapes && (blank || first)));
    }

    public void Add(int start, int length)
    {
        state.Budget.Charge();
        var line = text.AsSpan(start, length);
        _growth.Reach(_builder.Length + 1L + indentation.Length + line.Length * (escapes ? 5L : 1L));
        var indented = blank || _lines > 0 && line.Length > 0;
        if (_lines > 0)
        {
            _builder.Append('\n');
        }

        if (_lines == 0 ? first : indented)
        {
            _builder.Append(indentation);
        }

        _lines++;
        if (escapes && (blank || first || indented))
        {
            HtmlEscape.Append(ref _builder, line);
        }
        else
        {
            _builder.Append(line);
        }
    }

    public void Dispose() => _builder.Dispose();
}
