using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>Writes the lines of a wrapped text with a separator between them.</summary>
internal ref struct WrapWriter : IPartSink
{
    private readonly RenderState _state;
    private readonly string _text;
    private readonly string _separator;
    private readonly bool _isMarkup;
    private readonly Value _width;
    private readonly bool _breakLongWords;
    private readonly bool _breakOnHyphens;
    private TextBuilder _builder;
    private TextGrowth _growth;
    private int _paragraphs;
    private int _paragraphStart = -1;
    private int _lines;

    public WrapWriter(RenderState state, string text, Value separator, Arguments arguments)
    {
        _state = state;
        _text = text;
        _separator =
            separator.AsUndefined is { } undefined ? throw undefined.ToException()
            : separator.IsString ? separator.StringPayload
            : throw JinjaRuntimeException.Attribute($"'{ValueTypes.NameOf(separator)}' object has no attribute 'join'");
        _isMarkup = separator.IsMarkup;
        _width = arguments[0];
        _breakLongWords = arguments[1].IsTrue;
        _breakOnHyphens = arguments[3].IsTrue;
        _builder = new TextBuilder(text.Length + 64);
        _growth = new TextGrowth(state.Budget);
    }

    /// <summary>Takes a paragraph, a line of the source; while one is wrapped, takes its lines.</summary>
    public void Add(int start, int length)
    {
        _state.Budget.Charge();
        if (_paragraphStart >= 0)
        {
            AddLine(_paragraphStart + start, length);
            return;
        }

        if (_paragraphs++ > 0)
        {
            _growth.Reach(_builder.Length + _separator.Length);
            _builder.Append(_separator);
        }

        (_paragraphStart, _lines) = (start, 0);
        TextWrap.Lines(_text.AsSpan(start, length), Width(), _breakLongWords, _breakOnHyphens, ref this, !IsFloat());
        _paragraphStart = -1;
    }

    public Value Finish() => Value.FromText(_builder.ToStringAndDispose(), _isMarkup);

    public void Dispose() => _builder.Dispose();

    private readonly bool IsFloat() => _width.Kind == ValueKind.Float && !ValueOrder.IsLess(_width, 1);

    private readonly long Width()
    {
        if (!ValueOrder.IsGreater(_width, 0))
        {
            throw JinjaRuntimeException.Value($"invalid width {_state.ToRepr(_width)} (must be > 0)");
        }

        return _width.TryGetDouble(out var number)
            ? (long)Math.Clamp(Math.Floor(number), 1, int.MaxValue)
            : Require.Bound(_width, 0);
    }

    private void AddLine(int start, int length)
    {
        _growth.Reach(_builder.Length + _separator.Length + length * (_isMarkup ? 5L : 1L));
        if (_lines++ > 0)
        {
            _builder.Append(_separator);
        }

        if (_isMarkup)
        {
            HtmlEscape.Append(ref _builder, _text.AsSpan(start, length));
        }
        else
        {
            _builder.Append(_text.AsSpan(start, length));
        }
    }
}
