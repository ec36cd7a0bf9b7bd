using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>attr</c>: an attribute only, never an item; a sandbox refuses here what it refuses elsewhere.</summary>
internal static class AttributeFilter
{
    public static void Register(Registry<FilterDefinition> filters) =>
        filters.Add(new FilterDefinition("attr", Parameters.Of(Parameter.Required("name")), Apply));

    private static Value Apply(RenderState state, Value value, Arguments arguments) =>
        Lookup.OnlyAttribute(state, value, Require.Text(arguments[0], "attribute name"));
}
