using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>default</c> and <c>d</c>: another value where there is none, or where there is none that is true.</summary>
internal static class DefaultFilter
{
    public static void Register(Registry<FilterDefinition> filters)
    {
        var parameters = Parameters.Of(
            Parameter.Optional("default_value", Value.EmptyString),
            Parameter.Optional("boolean", false)
        );
        filters.Add(new FilterDefinition("default", parameters, Apply));
        filters.Add(new FilterDefinition("d", parameters, Apply));
    }

    private static Value Apply(RenderState state, Value value, Arguments arguments) =>
        value.IsUndefined || (arguments[1].IsTrue && !value.IsTrue) ? arguments[0] : value;
}
