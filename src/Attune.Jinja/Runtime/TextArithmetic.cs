using System.Buffers;
using System.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>Joins of strings, where Markup takes what it is joined with escaped.</summary>
internal static class TextArithmetic
{
    private static readonly SearchValues<char> s_special = SearchValues.Create("&<>\"'");

    public static Value Add(RenderState state, Value left, Value right)
    {
        if (left.IsString && right.IsString)
        {
            bool isMarkup = left.IsMarkup || right.IsMarkup;
            string a = left.StringPayload;
            string b = right.StringPayload;
            if (isMarkup)
            {
                a = left.IsMarkup ? a : Escape(a);
                b = right.IsMarkup ? b : Escape(b);
            }
            state.Budget.ChargeString((long)a.Length + b.Length);
            return Value.FromText(a + b, isMarkup);
        }
        // What knows to print itself as HTML can be added to Markup.
        if (left.IsMarkup && HasHtml(right))
        {
            return Value.FromMarkup(left.StringPayload + ValuePrinter.ToText(right, state));
        }
        if (right.IsMarkup && !left.IsUndefined && HasHtml(left))
        {
            return Value.FromMarkup(ValuePrinter.ToText(left, state) + right.StringPayload);
        }
        if (left.AsUndefined is null && right.AsUndefined is null && left.IsString)
        {
            throw JinjaRuntimeException.Type($"can only concatenate str (not \"{ValueTypes.NameOf(right)}\") to str");
        }
        throw Arithmetic.Unsupported("+", left, right);
    }

    /// <summary>True for what has Python's __html__ besides Markup.</summary>
    public static bool HasHtml(Value value) =>
        value.Kind == ValueKind.Object
            ? ((JinjaObject)value._ref!).IsMarkup
            : value.AsUndefined?.Kind == UndefinedKind.Chainable;

    /// <summary>Escapes as MarkupSafe does.</summary>
    public static string Escape(string text)
    {
        int special = text.AsSpan().IndexOfAny(s_special);
        if (special < 0)
        {
            return text;
        }
        var escaped = new StringBuilder(text.Length + 16);
        int start = 0;
        while (special >= 0)
        {
            escaped.Append(text, start, special);
            start += special;
            escaped.Append(
                text[start++] switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&#34;",
                    _ => "&#39;",
                }
            );
            special = text.AsSpan(start).IndexOfAny(s_special);
        }
        return escaped.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>Joins values as <c>~</c> does; where one is Markup and <paramref name="escape"/> is true, the others are escaped.</summary>
    public static Value Join(RenderState state, ReadOnlySpan<Value> values, bool escape)
    {
        bool isMarkup = false;
        long length = 0;
        var parts = new string[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            parts[i] = ValuePrinter.ToText(values[i], state);
            isMarkup |= escape && values[i].IsMarkup;
        }
        for (int i = 0; i < parts.Length; i++)
        {
            if (isMarkup && !values[i].IsMarkup)
            {
                parts[i] = Escape(parts[i]);
            }
            length += parts[i].Length;
        }
        state.Budget.ChargeString(length);
        return Value.FromText(string.Concat(parts), isMarkup);
    }
}
