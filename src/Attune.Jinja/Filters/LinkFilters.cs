using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>urlencode</c> and <c>urlize</c>.</summary>
internal static class LinkFilters
{
    public static void Register(Registry<FilterDefinition> filters)
    {
        filters.Add(new FilterDefinition("urlencode", Parameters.None, Encode));
        filters.Add(
            new FilterDefinition(
                "urlize",
                Parameters.Of(
                    Parameter.Optional("trim_url_limit", Value.None),
                    Parameter.Optional("nofollow", false),
                    Parameter.Optional("target", Value.None),
                    Parameter.Optional("rel", Value.None),
                    Parameter.Optional("extra_schemes", Value.None)
                ),
                MakeLinks
            )
        );
    }

    private static Value Encode(RenderState state, Value value, Arguments arguments)
    {
        if (value.IsString || !IsIterable(state, value))
        {
            return Value.FromString(Quote(state, value, forQuery: false));
        }

        var builder = new TextBuilder(256);
        try
        {
            var growth = new TextGrowth(state.Budget);
            if (value.IsDict)
            {
                foreach (var pair in Collections.Pairs(value))
                {
                    AppendPair(ref builder, ref growth, state, pair.Key, pair.Value);
                }
            }
            else
            {
                foreach (var item in state.Iterate(value))
                {
                    var (first, second) = Unpacking.Pair(state, item);
                    AppendPair(ref builder, ref growth, state, first, second);
                }
            }

            return Value.FromString(builder.ToStringAndDispose());
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static void AppendPair(
        ref TextBuilder builder,
        ref TextGrowth growth,
        RenderState state,
        Value key,
        Value value
    )
    {
        state.Budget.Charge();
        if (builder.Length > 0)
        {
            builder.Append('&');
        }

        var name = Quote(state, key, forQuery: true);
        var text = Quote(state, value, forQuery: true);
        growth.Reach(builder.Length + (long)name.Length + text.Length + 2);
        builder.Append(name);
        builder.Append('=');
        builder.Append(text);
    }

    private static string Quote(RenderState state, Value value, bool forQuery) =>
        UrlQuote.TryQuote(state.ToText(value), forQuery, state.Budget, out var quoted)
            ? quoted
            : throw new JinjaRuntimeException(
                "'utf-8' codec can't encode character: surrogates not allowed",
                "UnicodeEncodeError"
            );

    private static bool IsIterable(RenderState state, Value value) =>
        value.Kind switch
        {
            ValueKind.Object => ((JinjaObject)value._ref!).Iterate(state) is not null,
            _ => !value.IsNone && !value.IsNumber,
        };

    private static Value MakeLinks(RenderState state, Value value, Arguments arguments)
    {
        var policies = state.Environment.Options.Policies;
        var attributes = Attribute(state, "rel", Relations(state, arguments, policies.UrlizeRel));
        var target =
            arguments[2].IsNone ? policies.UrlizeTarget
            : arguments[2].IsTrue ? state.ToText(arguments[2])
            : null;
        var hasLimit = arguments[0].IsInteger || arguments[0].IsBool;
        var options = new UrlizeOptions(
            attributes + Attribute(state, "target", target),
            hasLimit ? Require.Bound(arguments[0], 0) : null,
            Schemes(state, arguments[4], policies.UrlizeExtraSchemes),
            hasLimit || arguments[0].IsNone ? null : LimitError(arguments[0]),
            arguments[0].Kind == ValueKind.Float ? arguments[0].FloatPayload : double.NegativeInfinity
        );
        var escaped = Html.Escape(state, value);
        state.Budget.ChargeString(escaped.Length);
        return Value.FromText(Urlize.Apply(escaped, options, state.Budget), state.Autoescape);
    }

    // Only an address that is shown is compared with the limit, and only a longer one cut.
    private static JinjaException LimitError(Value limit) =>
        limit.AsUndefined is { } undefined ? undefined.ToException()
        : limit.Kind == ValueKind.Float
            ? JinjaRuntimeException.Type("slice indices must be integers or None or have an __index__ method")
        : JinjaRuntimeException.Type($"'>' not supported between instances of 'int' and '{ValueTypes.NameOf(limit)}'");

    /// <summary>All relations once, in alphabetical order.</summary>
    private static string Relations(RenderState state, Arguments arguments, string? policy)
    {
        var relations = new SortedSet<string>(StringComparer.Ordinal);
        var given = arguments[3].IsTrue ? Require.Text(arguments[3], "rel") : "";
        state.Budget.Charge(given.Length);
        relations.UnionWith(given.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        relations.UnionWith((policy ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (arguments[1].IsTrue)
        {
            relations.Add("nofollow");
        }

        return string.Join(' ', relations);
    }

    private static string Attribute(RenderState state, string name, string? value) =>
        string.IsNullOrEmpty(value) ? "" : $" {name}=\"{HtmlEscape.Apply(value, state.Budget)}\"";

    private static IReadOnlyList<string> Schemes(RenderState state, Value given, IReadOnlyList<string> policy)
    {
        if (given.IsNone)
        {
            return Checked(policy);
        }

        var schemes = new List<string>();
        foreach (var item in state.Iterate(given))
        {
            schemes.Add(Require.Text(item, "scheme"));
        }

        return Checked(schemes);
    }

    private static IReadOnlyList<string> Checked(IReadOnlyList<string> schemes)
    {
        foreach (var scheme in schemes)
        {
            if (!UrlPattern.IsSchemePrefix(scheme))
            {
                throw JinjaRuntimeException.FilterArgument(PyRepr.Of(scheme) + " is not a valid URI scheme prefix.");
            }
        }

        return schemes;
    }
}
