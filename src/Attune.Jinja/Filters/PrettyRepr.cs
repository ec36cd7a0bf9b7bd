using System.Runtime.CompilerServices;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>
/// The repr of a value as Python's <c>pprint</c> sees it: dicts are sorted by key, keys that have no order by the names of
/// their types; a container inside itself is named, not entered.
/// </summary>
internal sealed class PrettyRepr(RenderState state)
{
    private const int MaxDepth = 400;

    private readonly List<object> _open = [];

    /// <summary>The repr where it has no more code points than the room, else null; no more than the room is built.</summary>
    public string? TryShort(Value value, int room)
    {
        var builder = new TextBuilder(stackalloc char[256]);
        try
        {
            return Append(ref builder, value, room) && CodePoints.Count(builder.Written) <= room
                ? builder.ToStringAndDispose()
                : null;
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary>The whole repr.</summary>
    public string Full(Value value)
    {
        var limit = state.Budget.Limits.MaxStringLength;
        var builder = new TextBuilder(stackalloc char[256]);
        try
        {
            if (!Append(ref builder, value, limit))
            {
                state.Budget.ChargeString(limit + 1L);
            }

            return builder.ToStringAndDispose();
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary>Marks a container as being printed.</summary>
    public void Enter(object container)
    {
        if (_open.Count >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw JinjaRuntimeException.Recursion();
        }

        _open.Add(container);
    }

    /// <summary>Whether a container is being printed already.</summary>
    public bool IsOpen(Value value)
    {
        foreach (var container in _open)
        {
            if (ReferenceEquals(container, value._ref))
            {
                return true;
            }
        }

        return false;
    }

    public void Leave() => _open.RemoveAt(_open.Count - 1);

    /// <summary>A tuple with named fields is printed as one piece.</summary>
    public bool IsPlainTuple(Value value) => value.TryGetTuple(out var tuple) && tuple.FieldNames is null;

    public KeyValuePair<Value, Value>[] SortedItems(Value dict)
    {
        KeyValuePair<Value, Value>[] items = [.. Collections.Pairs(dict)];
        var order = StableSort.Order(
            state.Budget,
            items.Length,
            (a, b) => IsBefore(items[a].Key, items[b].Key),
            reverse: false
        );
        var sorted = new KeyValuePair<Value, Value>[items.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = items[order[i]];
        }

        return sorted;
    }

    private static bool IsBefore(Value left, Value right)
    {
        var comparable =
            (left.IsNumber && right.IsNumber)
            || (left.IsString && right.IsString)
            || left.IsUndefined
            || right.IsUndefined;
        if (!comparable && !(left.IsTuple && right.IsTuple))
        {
            return string.CompareOrdinal(TypeText(left), TypeText(right)) < 0;
        }

        try
        {
            return ValueOrder.IsLess(left, right);
        }
        catch (JinjaRuntimeException error) when (error.PythonType == "TypeError")
        {
            return false;
        }
    }

    private static string TypeText(Value value) =>
        value.IsMarkup ? "<class 'markupsafe.Markup'>" : $"<class '{ValueTypes.NameOf(value)}'>";

    /// <summary>False once the text is longer than the room; what was written then is of no use.</summary>
    private bool Append(ref TextBuilder builder, Value value, int room)
    {
        state.Budget.Charge();
        switch (value.Kind)
        {
            case ValueKind.Dict or ValueKind.HostDict:
                return AppendContainer(ref builder, value, room, "{", "}");
            case ValueKind.List or ValueKind.HostList:
                return AppendContainer(ref builder, value, room, "[", "]");
            case ValueKind.Tuple when IsPlainTuple(value):
                return AppendContainer(ref builder, value, room, "(", state.LengthOf(value) == 1 ? ",)" : ")");
            case ValueKind.String when value.StringPayload.Length > room * 2L:
                return false;
            case ValueKind.String:
                PyRepr.Append(ref builder, value.StringPayload);
                break;
            default:
                builder.Append(state.ToRepr(value));
                break;
        }

        // Code points are counted at the end; a pair of surrogates is never less than half of what it seems.
        return builder.Length <= room * 2L;
    }

    private bool AppendContainer(ref TextBuilder builder, Value value, int room, string open, string close)
    {
        if (IsOpen(value))
        {
            builder.Append($"<Recursion on {ValueTypes.NameOf(value)}>");
            return true;
        }

        var minimum = (state.LengthOf(value) ?? 0) * 2;
        if (minimum > room)
        {
            return false;
        }

        Enter(value._ref!);
        builder.Append(open);
        var fits = value.IsDict ? AppendPairs(ref builder, value, room) : AppendItems(ref builder, value, room);
        builder.Append(close);
        Leave();
        return fits;
    }

    private bool AppendItems(ref TextBuilder builder, Value value, int room)
    {
        var first = true;
        foreach (var item in state.Iterate(value))
        {
            if (!first)
            {
                builder.Append(", ");
            }

            first = false;
            if (!Append(ref builder, item, room))
            {
                return false;
            }
        }

        return true;
    }

    private bool AppendPairs(ref TextBuilder builder, Value value, int room)
    {
        var first = true;
        foreach (var (key, item) in SortedItems(value))
        {
            if (!first)
            {
                builder.Append(", ");
            }

            first = false;
            if (!Append(ref builder, key, room))
            {
                return false;
            }

            builder.Append(": ");
            if (!Append(ref builder, item, room))
            {
                return false;
            }
        }

        return true;
    }
}
