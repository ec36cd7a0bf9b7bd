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
        var lead = indentation;
        var indented = blank || _lines > 0 && line.Length > 0;
        if (escapes && (blank || first || indented))
        {
            line = HtmlEscape.Apply(line.ToString(), state.Budget);
        }

        if (escapes && first && !blank && _lines > 0)
        {
            // These lines were joined by a plain newline, and are escaped once more with the first.
            line = HtmlEscape.Apply(line.ToString(), state.Budget);
            lead = HtmlEscape.Apply(lead, state.Budget);
        }

        _growth.Reach(_builder.Length + 1L + lead.Length + line.Length);
        if (_lines > 0)
        {
            _builder.Append('\n');
        }

        if (_lines == 0 ? first : indented)
        {
            _builder.Append(lead);
        }

        _lines++;
        _builder.Append(line);
    }

    public void Dispose() => _builder.Dispose();
}
