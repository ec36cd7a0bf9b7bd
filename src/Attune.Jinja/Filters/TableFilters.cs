using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>batch</c> and <c>slice</c>: rows and columns, made lazily.</summary>
internal static class TableFilters
{
    public static void Register(Registry<FilterDefinition> filters)
    {
        filters.Add(
            new FilterDefinition(
                "batch",
                Parameters.Of(Parameter.Required("linecount"), Parameter.Optional("fill_with", Value.None)),
                static (state, value, arguments) => new Generator(Batch(state, value, arguments[0], arguments[1]))
            )
        );
        filters.Add(
            new FilterDefinition(
                "slice",
                Parameters.Of(Parameter.Required("slices"), Parameter.Optional("fill_with", Value.None)),
                static (state, value, arguments) => new Generator(Slice(state, value, arguments[0], arguments[1]))
            )
        );
    }

    private static IEnumerable<Value> Batch(RenderState state, Value value, Value size, Value fill)
    {
        var row = new PyList();
        foreach (var item in state.Iterate(value))
        {
            if (ValueEquality.AreEqual(row.Count, size))
            {
                yield return Value.FromList(row);
                row = new PyList();
            }

            row.Add(item);
            if ((row.Count & 0x3FF) == 0)
            {
                state.Budget.ChargeItems(row.Count);
            }
        }

        if (row.Count == 0)
        {
            yield break;
        }

        if (!fill.IsNone && ValueOrder.IsLess(row.Count, size))
        {
            var wanted = Require.Index(size);
            state.Budget.ChargeItems(wanted);
            while (row.Count < wanted)
            {
                row.Add(fill);
            }
        }

        yield return Value.FromList(row);
    }

    private static IEnumerable<Value> Slice(RenderState state, Value value, Value slices, Value fill)
    {
        var items = state.ToList(value);
        var count = SliceCount(slices);
        var size = items.Count / count;
        var larger = items.Count % count;
        var start = 0;
        for (var i = 0L; i < count; i++)
        {
            state.Budget.Charge();
            var length = (int)(size + (i < larger ? 1 : 0));
            state.Budget.ChargeItems(length + 1L);
            var column = new PyList(items.AsSpan().Slice(start, length));
            start += length;
            if (!fill.IsNone && i >= larger)
            {
                column.Add(fill);
            }

            yield return Value.FromList(column);
        }
    }

    private static long SliceCount(Value slices)
    {
        if (slices.AsUndefined is { } undefined)
        {
            throw undefined.ToException();
        }

        var count = Require.Index(slices);
        return count == 0 ? throw JinjaRuntimeException.ZeroDivision("integer division or modulo by zero") : count;
    }
}
