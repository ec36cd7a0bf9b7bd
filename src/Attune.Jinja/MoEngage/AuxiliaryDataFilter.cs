using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.MoEngage;

/// <summary><c>key|getAuxData('file')</c>: the record of a file that the host knows.</summary>
internal static class AuxiliaryDataFilter
{
    public static FilterDefinition Definition { get; } =
        new("getAuxData", Parameters.Of(Parameter.Required("file")), Apply, IsPure: false);

    private static Value Apply(RenderState state, Value value, Arguments arguments)
    {
        var file = Require.Text(arguments[0], "the file of getAuxData");
        return state.Host is IMoEngageHost host
            ? host.FindAuxiliaryData(state, file, value)
            : state.UndefinedWithHint("there is no auxiliary data here", file);
    }
}
