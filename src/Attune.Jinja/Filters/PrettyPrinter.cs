using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>
/// Lays a value out in lines of 80 columns: what fits stays on one line, containers break after each item, long strings at
/// blanks. Dicts are sorted by key. Source: Python's <c>pprint</c>.
/// </summary>
internal ref struct PrettyPrinter(RenderState state)
{
    private const int Width = 80;

    private readonly PrettyRepr _repr = new(state);
    private TextBuilder _builder = new(512);
    private TextGrowth _growth = new(state.Budget);

    public string Print(Value value)
    {
        Format(value, 0, 0, 0);
        return _builder.ToStringAndDispose();
    }

    public void Dispose() => _builder.Dispose();

    /// <param name="value">What to write.</param>
    /// <param name="indent">The column where it begins.</param>
    /// <param name="allowance">How many characters follow it on its last line.</param>
    /// <param name="level">How many containers it stands in.</param>
    private void Format(Value value, int indent, int allowance, int level)
    {
        state.Budget.Charge();
        var room = Width - indent - allowance;
        if (_repr.TryShort(value, room) is { } text)
        {
            Write(text);
            return;
        }

        if (_repr.IsOpen(value))
        {
            Write(_repr.Full(value));
            return;
        }

        switch (value.Kind)
        {
            case ValueKind.Dict or ValueKind.HostDict:
                _repr.Enter(value._ref!);
                WriteDict(value, indent, allowance, level + 1);
                _repr.Leave();
                break;
            case ValueKind.List or ValueKind.HostList:
                _repr.Enter(value._ref!);
                WriteItems(value, "[", "]", indent, allowance, level + 1);
                _repr.Leave();
                break;
            case ValueKind.Tuple when _repr.IsPlainTuple(value):
                _repr.Enter(value._ref!);
                WriteItems(value, "(", state.LengthOf(value) == 1 ? ",)" : ")", indent, allowance, level + 1);
                _repr.Leave();
                break;
            case ValueKind.String:
                WriteString(value.StringPayload, indent, allowance, level + 1);
                break;
            default:
                Write(_repr.Full(value));
                break;
        }
    }

    private void WriteDict(Value value, int indent, int allowance, int level)
    {
        Write("{");
        var items = _repr.SortedItems(value);
        for (var i = 0; i < items.Length; i++)
        {
            var last = i == items.Length - 1;
            var key = _repr.Full(items[i].Key);
            Write(key);
            Write(": ");
            var column = (int)Math.Min(indent + 3L + CodePoints.Count(key), int.MaxValue / 2);
            Format(items[i].Value, column, last ? allowance + 1 : 1, level);
            if (!last)
            {
                BreakLine(indent + 1);
            }
        }

        Write("}");
    }

    private void WriteItems(Value value, string open, string close, int indent, int allowance, int level)
    {
        Write(open);
        var count = state.LengthOf(value) ?? 0;
        var index = 0;
        foreach (var item in state.Iterate(value))
        {
            if (index > 0)
            {
                BreakLine(indent + 1);
            }

            index++;
            Format(item, indent + 1, index == count ? allowance + close.Length : 1, level);
        }

        Write(close);
    }

    private void WriteString(string text, int indent, int allowance, int level)
    {
        if (text.Length == 0)
        {
            Write("''");
            return;
        }

        var alone = level == 1;
        if (alone)
        {
            indent++;
            allowance++;
        }

        var chunks = new StringChunks(state.Budget, text, Width - indent, allowance);
        if (chunks.Parts.Count == 1)
        {
            Write(PyRepr.Of(text));
            return;
        }

        Write(alone ? "(" : "");
        for (var i = 0; i < chunks.Parts.Count; i++)
        {
            if (i > 0)
            {
                Write("\n");
                WriteBlanks(indent);
            }

            Write(chunks.Parts[i]);
        }

        Write(alone ? ")" : "");
    }

    private void BreakLine(int indent)
    {
        Write(",\n");
        WriteBlanks(indent);
    }

    private void WriteBlanks(int count)
    {
        _growth.Reach(_builder.Length + (long)count);
        _builder.Append(' ', count);
    }

    private void Write(ReadOnlySpan<char> text)
    {
        _growth.Reach(_builder.Length + text.Length);
        _builder.Append(text);
    }
}
