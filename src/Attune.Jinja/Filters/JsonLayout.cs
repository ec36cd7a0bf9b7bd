using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>How JSON is laid out: the arguments of Python's <c>json.dumps</c>.</summary>
internal sealed record JsonLayout
{
    private static readonly JsonLayout Sorted = new() { SortKeys = true };

    public bool SortKeys { get; private init; }

    public bool EnsureAscii { get; private init; } = true;

    public bool AllowNan { get; private init; } = true;

    public bool SkipKeys { get; private init; }

    /// <summary>What stands before an item for each level, or null for one line.</summary>
    public string? Indent { get; private init; }

    public string ItemSeparator { get; private init; } = ", ";

    public string KeySeparator { get; private init; } = ": ";

    /// <param name="state">The render.</param>
    /// <param name="policy">The policy <c>json.dumps_kwargs</c>.</param>
    /// <param name="indent">The filter's argument, which wins over the policy unless it is None.</param>
    /// <exception cref="JinjaRuntimeException">An argument is not known, or not of its kind.</exception>
    public static JsonLayout FromPolicy(RenderState state, IReadOnlyDictionary<string, Value> policy, Value indent)
    {
        if (indent.IsNone && policy.Count == 1 && policy.TryGetValue("sort_keys", out var only) && only.IsTrue)
        {
            return Sorted;
        }

        var layout = new JsonLayout();
        var separators = Value.None;
        foreach (var (name, value) in policy)
        {
            switch (name)
            {
                case "sort_keys":
                    layout = layout with { SortKeys = value.IsTrue };
                    break;
                case "ensure_ascii":
                    layout = layout with { EnsureAscii = value.IsTrue };
                    break;
                case "allow_nan":
                    layout = layout with { AllowNan = value.IsTrue };
                    break;
                case "skipkeys":
                    layout = layout with { SkipKeys = value.IsTrue };
                    break;
                case "indent":
                    indent = indent.IsNone ? value : indent;
                    break;
                case "separators":
                    separators = value;
                    break;
                case "check_circular" or "default" or "cls":
                    break;
                default:
                    throw JinjaRuntimeException.Type($"dumps() got an unexpected keyword argument '{name}'");
            }
        }

        if (!indent.IsNone)
        {
            layout = layout with { Indent = IndentText(state, indent), ItemSeparator = "," };
        }

        return separators.IsNone ? layout : layout.WithSeparators(state, separators);
    }

    private JsonLayout WithSeparators(RenderState state, Value separators)
    {
        var pair = Unpacking.Pair(state, separators);
        return this with
        {
            ItemSeparator = Require.Text(pair.First, "separator"),
            KeySeparator = Require.Text(pair.Second, "separator"),
        };
    }

    private static string IndentText(RenderState state, Value indent)
    {
        if (indent.IsString)
        {
            return indent.StringPayload;
        }

        if (indent.AsUndefined is { } undefined)
        {
            throw undefined.ToException();
        }

        var width = Math.Max(0, Require.Index(indent));
        state.Budget.ChargeString(width);
        return new string(' ', (int)width);
    }
}
