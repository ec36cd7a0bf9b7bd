using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Attune.Jinja.Values;

/// <summary>Reads JSON: leaves become values at once, objects and arrays one level at a time when they are first touched.</summary>
internal static class JsonValues
{
    public static Value ToValue(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => Value.FromString(json.GetString()!),
            JsonValueKind.Number => Number(json),
            JsonValueKind.True => Value.True,
            JsonValueKind.False => Value.False,
            JsonValueKind.Object => new Value(ValueKind.HostDict, new JsonObjectView(json)),
            JsonValueKind.Array => new Value(ValueKind.HostList, new JsonArrayView(json)),
            _ => Value.None,
        };

    private static Value Number(JsonElement json)
    {
        if (json.TryGetInt64(out long number))
        {
            return Value.FromInt(number);
        }
        string text = json.GetRawText();
        return text.AsSpan().IndexOfAny('.', 'e', 'E') < 0
            ? Value.FromBigInteger(BigInteger.Parse(text, CultureInfo.InvariantCulture))
            : Value.FromDouble(double.Parse(text, CultureInfo.InvariantCulture));
    }
}
