using System.Numerics;
using System.Runtime.CompilerServices;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Values;

/// <summary>Equality and hashing as Python's <c>==</c> and <c>hash()</c>: 1, 1.0 and True are one, text is compared by content.</summary>
internal static class ValueEquality
{
    private const int MaxDepth = 400;

    /// <summary>Python's <c>==</c>.</summary>
    /// <exception cref="JinjaUndefinedException">One side is a strict undefined.</exception>
    public static bool AreEqual(Value left, Value right) => AreEqual(left, right, 0);

    /// <summary>Identity or equality: how Python compares the items of containers.</summary>
    internal static bool AreSameOrEqual(Value left, Value right) => AreSameOrEqual(left, right, 0);

    private static bool AreSameOrEqual(Value left, Value right, int depth) =>
        (
            ReferenceEquals(left._ref, right._ref)
            && left._bits == right._bits
            && left.AsUndefined is not { StandsForMany: true }
        ) || AreEqual(left, right, depth);

    internal static bool AreEqual(Value left, Value right, int depth)
    {
        if (left.IsInt64 && right.IsInt64)
        {
            return left._bits == right._bits;
        }
        if (left.IsString && right.IsString)
        {
            Budget.Scan(left.StringPayload.Length);
            return left.StringPayload == right.StringPayload;
        }
        return AreEqualSlow(left, right, depth);
    }

    private static bool AreEqualSlow(Value left, Value right, int depth)
    {
        if (left.IsUndefined || right.IsUndefined)
        {
            return UndefinedEquals(left, right);
        }
        if (left.IsNumber && right.IsNumber)
        {
            return NumberOrder.Compare(left, right) == 0;
        }
        switch (left.Kind)
        {
            case ValueKind.None:
                return right.IsNone;
            case ValueKind.List or ValueKind.HostList when right.IsList:
                return ListEquals(left, right, depth);
            case ValueKind.Tuple when right.IsTuple:
                return TupleEquals((PyTuple)left._ref!, (PyTuple)right._ref!, depth);
            case ValueKind.Dict or ValueKind.HostDict when right.IsDict:
                return DictEquals(left, right, depth);
            case ValueKind.Range when right.TryGetRange(out PyRange? other):
                return ((PyRange)left._ref!).SequenceEquals(other);
            case ValueKind.Object:
                return ((JinjaObject)left._ref!).IsEqualTo(right);
            default:
                return right.Kind == ValueKind.Object && ((JinjaObject)right._ref!).IsEqualTo(left);
        }
    }

    private static bool UndefinedEquals(Value left, Value right)
    {
        UndefinedValue? a = left.AsUndefined;
        UndefinedValue? b = right.AsUndefined;
        if (a?.Kind == UndefinedKind.Strict)
        {
            throw a.ToException();
        }
        if (b?.Kind == UndefinedKind.Strict)
        {
            throw b.ToException();
        }
        return a is not null && b is not null && a.Kind == b.Kind;
    }

    private static bool ListEquals(Value left, Value right, int depth)
    {
        int count = Collections.ListCount(left);
        if (count != Collections.ListCount(right))
        {
            return false;
        }
        Guard(depth);
        for (int i = 0; i < count; i++)
        {
            RenderState.Current?.Budget.Charge();
            if (!AreSameOrEqual(Collections.ListItem(left, i), Collections.ListItem(right, i), depth + 1))
            {
                return false;
            }
        }
        return true;
    }

    private static bool TupleEquals(PyTuple left, PyTuple right, int depth)
    {
        if (left.Count != right.Count)
        {
            return false;
        }
        Guard(depth);
        for (int i = 0; i < left.Count; i++)
        {
            RenderState.Current?.Budget.Charge();
            if (!AreSameOrEqual(left[i], right[i], depth + 1))
            {
                return false;
            }
        }
        return true;
    }

    private static bool DictEquals(Value left, Value right, int depth)
    {
        if (Collections.DictCount(left) != Collections.DictCount(right))
        {
            return false;
        }
        Guard(depth);
        foreach (KeyValuePair<Value, Value> pair in Collections.Pairs(left))
        {
            RenderState.Current?.Budget.Charge();
            if (
                !Collections.TryGetItem(right, pair.Key, out Value other)
                || !AreSameOrEqual(pair.Value, other, depth + 1)
            )
            {
                return false;
            }
        }
        return true;
    }

    // Lists that hold themselves never come to an end otherwise.
    internal static void Guard(int depth)
    {
        if (depth >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw JinjaRuntimeException.Recursion();
        }
    }

    /// <summary>Python's hash(): equal values have equal hashes.</summary>
    /// <exception cref="JinjaRuntimeException">The value is a list, dict or holds one.</exception>
    public static int Hash(Value value) => value.IsString ? Hash(value.StringPayload) : HashSlow(value, 0);

    internal static int Hash(string value)
    {
        Budget.Scan(value.Length);
        return value.GetHashCode();
    }

    private static int HashSlow(Value value, int depth)
    {
        switch (value.Kind)
        {
            case ValueKind.String or ValueKind.Markup:
                return Hash(value.StringPayload);
            case ValueKind.Int:
                return value.IntPayload.GetHashCode();
            case ValueKind.Bool:
                return value.BoolPayload ? 1L.GetHashCode() : 0L.GetHashCode();
            case ValueKind.BigInt:
                return ((BigInteger)value._ref!).GetHashCode();
            case ValueKind.Float:
                return HashDouble(value.FloatPayload);
            case ValueKind.None:
                return 0x5eed;
            case ValueKind.Tuple:
                Guard(depth);
                var hash = new HashCode();
                foreach (Value item in ((PyTuple)value._ref!).Items)
                {
                    RenderState.Current?.Budget.Charge();
                    hash.Add(HashSlow(item, depth + 1));
                }
                return hash.ToHashCode();
            case ValueKind.Range:
                var range = (PyRange)value._ref!;
                return range.Count == 0
                    ? 0
                    : HashCode.Combine(range.Count, range.Start, range.Count == 1 ? 0 : range.Step);
            case ValueKind.Object:
                return ((JinjaObject)value._ref!).ComputeHash();
            case ValueKind.Missing or ValueKind.Undefined:
                UndefinedValue undefined = value.AsUndefined!;
                return undefined.Kind == UndefinedKind.Strict ? throw undefined.ToException() : (int)undefined.Kind;
            default:
                throw JinjaRuntimeException.Type($"unhashable type: '{ValueTypes.NameOf(value)}'");
        }
    }

    private static int HashDouble(double value)
    {
        if (value != Math.Floor(value) || double.IsInfinity(value))
        {
            return value.GetHashCode();
        }
        return value is >= long.MinValue and < long.MaxValue
            ? ((long)value).GetHashCode()
            : new BigInteger(value).GetHashCode();
    }
}
