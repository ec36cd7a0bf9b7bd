using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>pprint</c>: a value laid out for people, as Python's <c>pprint.pformat</c> does in 80 columns.</summary>
internal static class PrettyPrintFilter
{
    public static void Register(Registry<FilterDefinition> filters) =>
        filters.Add(new FilterDefinition("pprint", Parameters.None, Apply));

    private static Value Apply(RenderState state, Value value, Arguments arguments)
    {
        var printer = new PrettyPrinter(state);
        try
        {
            return Value.FromString(printer.Print(value));
        }
        finally
        {
            printer.Dispose();
        }
    }
}
