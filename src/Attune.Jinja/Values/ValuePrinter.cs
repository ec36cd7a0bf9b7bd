using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;

namespace Attune.Jinja.Values;

/// <summary>Writes values as Python's str() and repr() do. A list or dict that holds itself prints as <c>[...]</c>.</summary>
public sealed class ValuePrinter
{
    /// <summary>How deep containers may nest before printing them is an error, as Python's recursion limit makes it.</summary>
    private const int MaxDepth = 400;

    private readonly TextBuffer _text;
    private readonly RenderState? _state;
    private List<object>? _open;

    internal ValuePrinter(TextBuffer text, RenderState? state)
    {
        _text = text;
        _state = state;
    }

    /// <summary>Python's str() of a value.</summary>
    public static string ToText(Value value, RenderState? state = null)
    {
        switch (value.Kind)
        {
            case ValueKind.String:
            case ValueKind.Markup:
                return value.StringPayload;
            case ValueKind.None:
                return "None";
            case ValueKind.Bool:
                return value.BoolPayload ? "True" : "False";
            case ValueKind.Int:
                return value.IntPayload.ToString(CultureInfo.InvariantCulture);
            case ValueKind.Float:
                return PyFloat.Repr(value.FloatPayload);
            case ValueKind.Missing:
            case ValueKind.Undefined:
                return state is null ? value.AsUndefined!.Print() : state.Print(value.AsUndefined!);
            default:
                return Print(value, state, isRepr: false);
        }
    }

    /// <summary>Python's repr() of a value.</summary>
    public static string ToRepr(Value value, RenderState? state = null) => Print(value, state, isRepr: true);

    public void Append(string text) => _text.Append(text);

    public void Append(ReadOnlySpan<char> text) => _text.Append(text);

    public void Append(char character) => _text.Append(character);

    /// <summary>Writes str() of a value.</summary>
    public void WriteText(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.String:
            case ValueKind.Markup:
                _text.Append(value.StringPayload);
                break;
            case ValueKind.Missing:
            case ValueKind.Undefined:
                _text.Append(_state is null ? value.AsUndefined!.Print() : _state.Print(value.AsUndefined!));
                break;
            case ValueKind.Object:
                ((JinjaObject)value._ref!).WriteText(this);
                break;
            default:
                WriteRepr(value);
                break;
        }
    }

    /// <summary>Writes repr() of a value.</summary>
    public void WriteRepr(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.None:
                _text.Append("None");
                break;
            case ValueKind.Bool:
                _text.Append(value.BoolPayload ? "True" : "False");
                break;
            case ValueKind.Int:
                _text.Append(value.IntPayload);
                break;
            case ValueKind.BigInt:
                WriteBigInteger((BigInteger)value._ref!);
                break;
            case ValueKind.Float:
                _text.Append(value.FloatPayload);
                break;
            case ValueKind.String:
                WriteStringRepr(value.StringPayload);
                break;
            case ValueKind.Markup:
                _text.Append("Markup(");
                WriteStringRepr(value.StringPayload);
                _text.Append(')');
                break;
            case ValueKind.Missing:
            case ValueKind.Undefined:
                _text.Append("Undefined");
                break;
            case ValueKind.Range:
                WriteRange((PyRange)value._ref!);
                break;
            case ValueKind.Object:
                WriteObject((JinjaObject)value._ref!);
                break;
            default:
                WriteContainer(value);
                break;
        }
    }

    private static string Print(Value value, RenderState? state, bool isRepr)
    {
        using var text = new TextBuffer(256);
        if ((state ?? RenderState.Current)?.Budget.Limits is { } limits)
        {
            text.Reset(limits.MaxStringLength, nameof(RenderLimits.MaxStringLength));
        }
        var printer = new ValuePrinter(text, state);
        if (isRepr)
        {
            printer.WriteRepr(value);
        }
        else
        {
            printer.WriteText(value);
        }
        return text.ToString();
    }

    // Views of dicts and their like hold values, and may hold themselves.
    private void WriteObject(JinjaObject value)
    {
        if (IsOpen(value))
        {
            _text.Append("...");
            return;
        }
        Enter(value);
        value.WriteRepr(this);
        Leave();
    }

    private void WriteStringRepr(string value)
    {
        var builder = new TextBuilder(stackalloc char[256]);
        PyRepr.Append(ref builder, value);
        _text.Append(builder.Written);
        builder.Dispose();
    }

    private void WriteBigInteger(BigInteger value)
    {
        // Python refuses to print integers of more digits than this.
        const int MaxDigits = 4300;
        if (BigInteger.Abs(value).GetBitLength() > MaxDigits * 3.33)
        {
            throw JinjaRuntimeException.Value(
                "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
            );
        }
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    private void WriteRange(PyRange range)
    {
        _text.Append("range(");
        _text.Append(range.Start);
        _text.Append(", ");
        _text.Append(range.Stop);
        if (range.Step != 1)
        {
            _text.Append(", ");
            _text.Append(range.Step);
        }
        _text.Append(')');
    }

    private void WriteContainer(Value value)
    {
        object container = value._ref!;
        if (IsOpen(container))
        {
            _text.Append(
                value.IsDict ? "{...}"
                : value.IsTuple ? "(...)"
                : "[...]"
            );
            return;
        }
        Enter(container);
        switch (value.Kind)
        {
            case ValueKind.Tuple:
                WriteTuple((PyTuple)container);
                break;
            case ValueKind.Dict or ValueKind.HostDict:
                WriteDict(value);
                break;
            default:
                WriteList(value);
                break;
        }
        Leave();
    }

    private void WriteTuple(PyTuple tuple)
    {
        _text.Append('(');
        for (int i = 0; i < tuple.Count; i++)
        {
            Separate(i);
            WriteRepr(tuple[i]);
        }
        _text.Append(tuple.Count == 1 ? ",)" : ")");
    }

    private void WriteList(Value list)
    {
        _text.Append('[');
        for (int i = 0; i < Collections.ListCount(list); i++)
        {
            Separate(i);
            WriteRepr(Collections.ListItem(list, i));
        }
        _text.Append(']');
    }

    private void WriteDict(Value dict)
    {
        _text.Append('{');
        int index = 0;
        foreach (KeyValuePair<Value, Value> pair in Collections.Pairs(dict))
        {
            Separate(index++);
            WriteRepr(pair.Key);
            _text.Append(": ");
            WriteRepr(pair.Value);
        }
        _text.Append('}');
    }

    /// <summary>Writes the comma before every item but the first, and counts a step for it.</summary>
    internal void Separate(int index)
    {
        (_state ?? RenderState.Current)?.Budget.Charge();
        if (index > 0)
        {
            _text.Append(", ");
        }
    }

    private bool IsOpen(object container)
    {
        if (_open is not null)
        {
            foreach (object open in _open)
            {
                if (ReferenceEquals(open, container))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private void Enter(object container)
    {
        _open ??= [];
        if (_open.Count >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw JinjaRuntimeException.Recursion();
        }
        _open.Add(container);
    }

    private void Leave() => _open!.RemoveAt(_open.Count - 1);
}
