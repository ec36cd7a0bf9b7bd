using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>tojson</c>: JSON as Python's <c>json.dumps</c> writes it, safe inside HTML and scripts.</summary>
internal static class JsonFilter
{
    public static void Register(Registry<FilterDefinition> filters) =>
        filters.Add(
            new FilterDefinition("tojson", Parameters.Of(Parameter.Optional("indent", Value.None)), Apply)
            {
                Writer = Write,
            }
        );

    private static Value Apply(RenderState state, Value value, Arguments arguments)
    {
        var writer = Begin(state, value, arguments);
        try
        {
            return Value.FromMarkup(writer.Write(value));
        }
        finally
        {
            writer.Dispose();
        }
    }

    // The result is Markup: never escaped.
    private static bool Write(RenderState state, Value value, Arguments arguments, bool escape)
    {
        var writer = Begin(state, value, arguments);
        try
        {
            writer.WriteTo(state.Output, value);
            return true;
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static JsonWriter Begin(RenderState state, Value value, Arguments arguments)
    {
        // Python looks at the indent only where there is something to indent.
        var layout = JsonLayout.FromPolicy(
            state,
            state.Environment.Options.Policies.JsonDumpsArguments,
            value.IsString ? Value.None : arguments[0]
        );
        return new JsonWriter(state, layout);
    }
}
