using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>
/// Reads the attribute that filters such as <c>map</c>, <c>sort</c> and <c>groupby</c> take: a name, a path with dots whose
/// numbers are indexes, a number, or nothing, which means the item itself.
/// </summary>
internal sealed class AttributeGetter
{
    private readonly RenderState _state;
    private readonly Value[] _parts;
    private readonly Value _default;
    private readonly bool _ignoreCase;

    /// <param name="state">The render.</param>
    /// <param name="attribute">What to read.</param>
    /// <param name="ignoreCase">Whether strings come out in lower case.</param>
    /// <param name="defaultValue">What stands in for parts that are not there; none or missing for nothing.</param>
    public AttributeGetter(RenderState state, Value attribute, bool ignoreCase = false, Value defaultValue = default)
    {
        _state = state;
        _parts = Parts(attribute);
        _ignoreCase = ignoreCase;
        _default = defaultValue;
    }

    /// <summary>Whether the items are taken as they are.</summary>
    public bool IsIdentity => _parts.Length == 0 && !_ignoreCase;

    public Value Get(Value item)
    {
        foreach (var part in _parts)
        {
            item = _state.GetItem(item, part);
            if (item.IsUndefined && !_default.IsNone && !_default.IsMissing)
            {
                item = _default;
            }
        }

        return _ignoreCase && item.IsString ? Value.FromText(PyCase.Lower(item.StringPayload), item.IsMarkup) : item;
    }

    private static Value[] Parts(Value attribute)
    {
        if (attribute.IsNone || attribute.IsMissing)
        {
            return [];
        }

        if (!attribute.IsString)
        {
            return [attribute];
        }

        var text = attribute.StringPayload;
        var parts = new Value[text.AsSpan().Count('.') + 1];
        var count = 0;
        foreach (var range in text.AsSpan().Split('.'))
        {
            var part = text[range];
            parts[count++] =
                !PyClassify.IsDigit(part) ? Value.FromString(part)
                : PyInt.TryParse(part, 10, out var index) ? Value.FromBigInteger(index)
                : throw JinjaRuntimeException.Value($"invalid literal for int() with base 10: {PyRepr.Of(part)}");
        }

        return parts;
    }
}
