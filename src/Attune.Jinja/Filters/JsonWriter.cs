using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Attune.Jinja.Conversion;
using Attune.Jinja.Formatting;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>Writes JSON; the characters that could end a script or an attribute are escaped.</summary>
internal ref struct JsonWriter(RenderState state, JsonLayout layout)
{
    // As deep as Python's recursion limit lets json.dumps go, roughly.
    private const int MaxDepth = 400;

    private readonly string _itemSeparator = JsonText.MakeHtmlSafe(layout.ItemSeparator);
    private readonly string _keySeparator = JsonText.MakeHtmlSafe(layout.KeySeparator);
    private readonly string? _indent = layout.Indent is null ? null : JsonText.MakeHtmlSafe(layout.Indent);
    private List<object>? _open;
    private TextBuilder _builder = new(256);
    private TextGrowth _growth = new(state.Budget);

    /// <exception cref="JinjaRuntimeException">A value has no JSON, or holds itself.</exception>
    public string Write(Value value)
    {
        Append(value);
        return _builder.ToStringAndDispose();
    }

    /// <summary>Writes into an output instead of a string.</summary>
    public void WriteTo(TextBuffer output, Value value)
    {
        Append(value);
        output.Append(_builder.Written);
    }

    public void Dispose() => _builder.Dispose();

    private void Append(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.None:
                AppendRaw("null");
                break;
            case ValueKind.Bool:
                AppendRaw(value.IsTrue ? "true" : "false");
                break;
            case ValueKind.Int:
                Span<char> digits = stackalloc char[20];
                value.IntPayload.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
                AppendRaw(digits[..length]);
                break;
            case ValueKind.BigInt:
                AppendRaw(IntegerText(value));
                break;
            case ValueKind.Float:
                AppendRaw(FloatText(value.FloatPayload));
                break;
            case ValueKind.String or ValueKind.Markup:
                AppendString(value.StringPayload);
                break;
            case ValueKind.List or ValueKind.HostList or ValueKind.Tuple:
                AppendList(value);
                break;
            case ValueKind.Dict or ValueKind.HostDict:
            case ValueKind.Object when Mappings.IsMapping(value) && value._ref is HostObject:
                AppendDict(value);
                break;
            default:
                throw JinjaRuntimeException.Type($"Object of type {ValueTypes.NameOf(value)} is not JSON serializable");
        }
    }

    private void AppendList(Value value)
    {
        if (state.LengthOf(value) == 0)
        {
            AppendRaw("[]");
            return;
        }

        Enter(value._ref!);
        AppendRaw("[");
        var first = true;
        foreach (var item in state.Iterate(value))
        {
            Separate(ref first);
            Append(item);
        }

        Leave();
        AppendRaw("]");
    }

    private void AppendDict(Value value)
    {
        Enter(value._ref!);
        var first = true;
        foreach (var (key, item) in layout.SortKeys ? SortedItems(value) : Mappings.Items(state, value))
        {
            if (KeyText(key) is not { } text)
            {
                continue;
            }

            AppendRaw(first ? "{" : "");
            Separate(ref first);
            AppendString(text);
            AppendRaw(_keySeparator);
            Append(item);
        }

        if (first)
        {
            _open!.RemoveAt(_open.Count - 1);
            AppendRaw("{}");
            return;
        }

        Leave();
        AppendRaw("}");
    }

    private readonly KeyValuePair<Value, Value>[] SortedItems(Value value)
    {
        KeyValuePair<Value, Value>[] items = [.. Mappings.Items(state, value)];
        var order = StableSort.Order(
            state.Budget,
            items.Length,
            (a, b) => ValueOrder.IsLess(items[a].Key, items[b].Key),
            reverse: false
        );
        var sorted = new KeyValuePair<Value, Value>[items.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = items[order[i]];
        }

        return sorted;
    }

    private readonly string? KeyText(Value key) =>
        key.Kind switch
        {
            ValueKind.String or ValueKind.Markup => key.StringPayload,
            ValueKind.None => "null",
            ValueKind.Bool => key.IsTrue ? "true" : "false",
            ValueKind.Int or ValueKind.BigInt => IntegerText(key),
            ValueKind.Float => FloatText(key.FloatPayload),
            _ => layout.SkipKeys
                ? null
                : throw JinjaRuntimeException.Type(
                    $"keys must be str, int, float, bool or None, not {ValueTypes.NameOf(key)}"
                ),
        };

    private static string IntegerText(Value value)
    {
        if (value.TryGetInt64(out var number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        value.TryGetBigInteger(out BigInteger big);
        return (big.Sign < 0 ? "-" : "") + IntFormat.DecimalDigits(big);
    }

    private readonly string FloatText(double value)
    {
        if (double.IsFinite(value))
        {
            return PyFloat.Repr(value);
        }

        if (!layout.AllowNan)
        {
            throw JinjaRuntimeException.Value("Out of range float values are not JSON compliant");
        }

        return double.IsNaN(value) ? "NaN"
            : value > 0 ? "Infinity"
            : "-Infinity";
    }

    private void AppendString(string text)
    {
        _growth.Reach(_builder.Length + JsonText.Length(text, layout.EnsureAscii) + 2);
        JsonText.Append(ref _builder, text, layout.EnsureAscii);
    }

    private void AppendRaw(scoped ReadOnlySpan<char> text)
    {
        _growth.Reach(_builder.Length + text.Length);
        _builder.Append(text);
    }

    private void Separate(ref bool first)
    {
        state.Budget.Charge();
        if (!first)
        {
            AppendRaw(_itemSeparator);
        }

        first = false;
        NewLine();
    }

    private void NewLine()
    {
        if (_indent is null || _open is null)
        {
            return;
        }

        _growth.Reach(_builder.Length + 1L + (long)_indent.Length * _open.Count);
        _builder.Append('\n');
        for (var i = 0; i < _open.Count; i++)
        {
            _builder.Append(_indent);
        }
    }

    private void Enter(object container)
    {
        _open ??= [];
        foreach (var open in _open)
        {
            if (ReferenceEquals(open, container))
            {
                throw JinjaRuntimeException.Value("Circular reference detected");
            }
        }

        if (_open.Count >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw JinjaRuntimeException.Recursion();
        }

        _open.Add(container);
    }

    private void Leave()
    {
        _open!.RemoveAt(_open.Count - 1);
        NewLine();
    }
}
