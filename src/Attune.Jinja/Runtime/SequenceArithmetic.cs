using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>What <c>+</c> and <c>*</c> mean for lists, tuples and strings. Sizes are charged before anything is made.</summary>
internal static class SequenceArithmetic
{
    public static Value AddLists(RenderState state, Value left, Value right)
    {
        int leftCount = Collections.ListCount(left);
        int rightCount = Collections.ListCount(right);
        state.Budget.ChargeItems((long)leftCount + rightCount);
        var sum = new Value[leftCount + rightCount];
        for (int i = 0; i < leftCount; i++)
        {
            sum[i] = Collections.ListItem(left, i);
        }
        for (int i = 0; i < rightCount; i++)
        {
            sum[leftCount + i] = Collections.ListItem(right, i);
        }
        return Value.FromList(PyList.Adopt(sum));
    }

    public static bool TryRepeat(RenderState state, Value left, Value right, out Value repeated)
    {
        (Value sequence, Value count) = IsSequence(left) ? (left, right) : (right, left);
        repeated = default;
        if (left.IsMarkup && right.IsUndefined)
        {
            // Markup multiplies itself, before the other side is asked.
            throw JinjaRuntimeException.Type(
                $"'{ValueTypes.NameOf(right)}' object cannot be interpreted as an integer"
            );
        }
        if (!IsSequence(sequence) || !(count.IsInteger || count.IsBool))
        {
            return false;
        }
        if (!count.TryGetInt64(out long given))
        {
            throw JinjaRuntimeException.Overflow("cannot fit 'int' into an index-sized integer");
        }
        long times = Math.Max(0, given);
        if (sequence.IsString)
        {
            repeated = RepeatText(state, sequence, times);
            return true;
        }
        Value[] items = sequence.TryGetTuple(out PyTuple? tuple)
            ? tuple.Items
            : Collections.CopyList(sequence).AsSpan().ToArray();
        Value[] all = Repeat(state, items, times);
        repeated = tuple is not null ? Value.FromTuple(new PyTuple(all)) : Value.FromList(PyList.Adopt(all));
        return true;
    }

    private static bool IsSequence(Value value) => value.IsString || value.IsList || value.IsTuple;

    private static Value RepeatText(RenderState state, Value text, long times)
    {
        string unit = text.StringPayload;
        if (unit.Length == 0 || times == 0)
        {
            return Value.FromText("", text.IsMarkup);
        }
        state.Budget.ChargeString(Product(unit.Length, times));
        string repeated = string.Create(
            unit.Length * (int)times,
            unit,
            static (destination, source) =>
            {
                for (int i = 0; i < destination.Length; i += source.Length)
                {
                    source.CopyTo(destination[i..]);
                }
            }
        );
        return Value.FromText(repeated, text.IsMarkup);
    }

    private static Value[] Repeat(RenderState state, Value[] items, long times)
    {
        if (items.Length == 0 || times == 0)
        {
            return [];
        }
        state.Budget.ChargeItems(Product(items.Length, times));
        var all = new Value[items.Length * (int)times];
        for (int i = 0; i < all.Length; i += items.Length)
        {
            items.CopyTo(all, i);
        }
        return all;
    }

    private static long Product(long length, long times) =>
        times > long.MaxValue / length ? long.MaxValue : length * times;
}
