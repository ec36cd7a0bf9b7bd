using Attune.Jinja.Runtime;

namespace Attune.Jinja.Values;

/// <summary>Order as Python's <c>&lt;</c> and its kin: numbers, strings by code point, lists and tuples item by item.</summary>
internal static class ValueOrder
{
    public static bool IsLess(Value left, Value right) => Compare(left, right, Comparison.Less);

    public static bool IsGreater(Value left, Value right) => Compare(left, right, Comparison.Greater);

    /// <exception cref="JinjaRuntimeException">The two kinds have no order.</exception>
    /// <exception cref="JinjaUndefinedException">One side is undefined.</exception>
    public static bool Compare(Value left, Value right, Comparison comparison) => Compare(left, right, comparison, 0);

    private static bool Compare(Value left, Value right, Comparison comparison, int depth)
    {
        if (left.IsNumber && right.IsNumber)
        {
            int order = NumberOrder.Compare(left, right);
            return order != NumberOrder.Unordered && Holds(order, comparison);
        }
        if (left.IsString && right.IsString)
        {
            return Holds(CompareCodePoints(left.StringPayload, right.StringPayload), comparison);
        }
        if (left.AsUndefined is { } a)
        {
            throw a.ToException();
        }
        if (right.AsUndefined is { } b)
        {
            throw b.ToException();
        }
        if (left.IsList && right.IsList)
        {
            return CompareSequences(
                Collections.ListCount(left),
                Collections.ListCount(right),
                i => Collections.ListItem(left, i),
                i => Collections.ListItem(right, i),
                comparison,
                depth
            );
        }
        if (left.TryGetTuple(out PyTuple? x) && right.TryGetTuple(out PyTuple? y))
        {
            return CompareSequences(x.Count, y.Count, i => x[i], i => y[i], comparison, depth);
        }
        throw JinjaRuntimeException.Type(
            $"'{Symbol(comparison)}' not supported between instances of '{ValueTypes.NameOf(left)}' and '{ValueTypes.NameOf(right)}'"
        );
    }

    private static bool CompareSequences(
        int leftCount,
        int rightCount,
        Func<int, Value> left,
        Func<int, Value> right,
        Comparison comparison,
        int depth
    )
    {
        ValueEquality.Guard(depth);
        for (int i = 0; i < leftCount && i < rightCount; i++)
        {
            RenderState.Current?.Budget.Charge();
            Value a = left(i);
            Value b = right(i);
            if (!ValueEquality.AreSameOrEqual(a, b))
            {
                return Compare(a, b, comparison, depth + 1);
            }
        }
        return Holds(leftCount.CompareTo(rightCount), comparison);
    }

    /// <summary>Compares by code point, where .NET's ordinal order would put surrogates before U+E000.</summary>
    public static int CompareCodePoints(string left, string right)
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        Budget.Scan(common);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }
        char a = left[common];
        char b = right[common];
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : Rank(a).CompareTo(Rank(b));
    }

    private static int Rank(char unit) => char.IsSurrogate(unit) ? 0x10000 + unit : unit;

    private static bool Holds(int order, Comparison comparison) =>
        comparison switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };

    private static string Symbol(Comparison comparison) =>
        comparison switch
        {
            Comparison.Less => "<",
            Comparison.LessOrEqual => "<=",
            Comparison.Greater => ">",
            _ => ">=",
        };
}
