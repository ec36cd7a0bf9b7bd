using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>escape</c>, <c>e</c>, <c>forceescape</c>, <c>safe</c> and <c>xmlattr</c>: filters that make Markup.</summary>
internal static class MarkupFilters
{
    public static void Register(Registry<FilterDefinition> filters)
    {
        filters.Add(new FilterDefinition("escape", Parameters.None, Escape));
        filters.Add(new FilterDefinition("e", Parameters.None, Escape));
        filters.Add(new FilterDefinition("forceescape", Parameters.None, ForceEscape));
        filters.Add(new FilterDefinition("safe", Parameters.None, MarkSafe));
        filters.Add(
            new FilterDefinition("xmlattr", Parameters.Of(Parameter.Optional("autospace", true)), WriteAttributes)
        );
    }

    private static Value Escape(RenderState state, Value value, Arguments arguments) =>
        value.IsMarkup ? value : Value.FromMarkup(Html.Escape(state, value));

    private static Value ForceEscape(RenderState state, Value value, Arguments arguments) =>
        Value.FromMarkup(HtmlEscape.Apply(state.ToText(value), state.Budget));

    private static Value MarkSafe(RenderState state, Value value, Arguments arguments) =>
        value.IsMarkup ? value : Value.FromMarkup(state.ToText(value));

    private static Value WriteAttributes(RenderState state, Value value, Arguments arguments)
    {
        var builder = new TextBuilder(stackalloc char[256]);
        try
        {
            var growth = new TextGrowth(state.Budget);
            var separated = arguments[0].IsTrue;
            foreach (var pair in Mappings.Items(state, value))
            {
                state.Budget.Charge();
                if (pair.Value.IsNone || pair.Value.IsUndefined)
                {
                    continue;
                }

                var name = Require.Text(pair.Key, "attribute name");
                if (!AttributeName.IsLegal(name))
                {
                    throw JinjaRuntimeException.Value("Invalid character in attribute name: " + PyRepr.Of(name));
                }

                var text = Html.Escape(state, pair.Value);
                growth.Reach(builder.Length + name.Length * 5L + text.Length + 4);
                if (builder.Length > 0 || separated)
                {
                    builder.Append(' ');
                }

                builder.Append(Html.Escape(state, pair.Key));
                builder.Append("=\"");
                builder.Append(text);
                builder.Append('"');
            }

            return Value.FromText(builder.ToStringAndDispose(), state.Autoescape);
        }
        finally
        {
            builder.Dispose();
        }
    }
}
