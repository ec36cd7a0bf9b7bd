using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>What <c>keys()</c>, <c>values()</c> and <c>items()</c> of a dict give: a view that shows later changes.</summary>
internal sealed class DictView(Value dict, DictViewKind kind) : JinjaObject, IReversible
{
    public override string TypeName =>
        kind switch
        {
            DictViewKind.Keys => "dict_keys",
            DictViewKind.Values => "dict_values",
            _ => "dict_items",
        };

    public override int? Length => Collections.DictCount(dict);

    public override IEnumerator<Value> Iterate(RenderState state)
    {
        var size = Collections.DictCount(dict);
        foreach (var pair in Collections.Pairs(dict))
        {
            yield return Part(pair);
            if (Collections.DictCount(dict) != size)
            {
                throw new JinjaRuntimeException("dictionary changed size during iteration", "RuntimeError");
            }
        }
    }

    public IEnumerable<Value> Backwards(RenderState state)
    {
        state.Budget.ChargeItems(Collections.DictCount(dict));
        KeyValuePair<Value, Value>[] pairs = [.. Collections.Pairs(dict)];
        for (var i = pairs.Length - 1; i >= 0; i--)
        {
            yield return Part(pairs[i]);
        }
    }

    public override bool? Contains(RenderState state, Value item)
    {
        switch (kind)
        {
            case DictViewKind.Keys:
                return Collections.TryGetItem(dict, item, out _);
            case DictViewKind.Items:
                ValueEquality.Guard(0);
                return item.TryGetTuple(out var pair)
                    && pair.Count == 2
                    && Collections.TryGetItem(dict, pair[0], out var value)
                    && ValueEquality.AreSameOrEqual(value, pair[1]);
            default:
                return null;
        }
    }

    public override bool IsEqualTo(Value other)
    {
        if (kind == DictViewKind.Values || !other.TryGetObject(out DictView? view) || view.Length != Length)
        {
            return ReferenceEquals(this, other._ref);
        }

        ValueEquality.Guard(0);
        var state = RenderState.Current;
        if (state is null || view.Kind == DictViewKind.Values)
        {
            return false;
        }

        foreach (var pair in Collections.Pairs(dict))
        {
            if (view.Contains(state, Part(pair)) is not true)
            {
                return false;
            }
        }

        return true;
    }

    public override int ComputeHash() =>
        kind == DictViewKind.Values
            ? base.ComputeHash()
            : throw JinjaRuntimeException.Type($"unhashable type: '{TypeName}'");

    public override void WriteRepr(ValuePrinter printer)
    {
        printer.Append(TypeName);
        printer.Append("([");
        var index = 0;
        foreach (var pair in Collections.Pairs(dict))
        {
            printer.Separate(index++);
            printer.WriteRepr(Part(pair));
        }

        printer.Append("])");
    }

    private DictViewKind Kind => kind;

    private Value Part(KeyValuePair<Value, Value> pair) =>
        kind switch
        {
            DictViewKind.Keys => pair.Key,
            DictViewKind.Values => pair.Value,
            _ => Value.FromTuple(pair.Key, pair.Value),
        };
}
