using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Globals;

/// <summary>The functions that every template can call: <c>range</c>, <c>dict</c>, <c>lipsum</c>, <c>cycler</c>, <c>joiner</c>.</summary>
internal static class GlobalFunctions
{
    /// <summary>How many numbers a range may have in a sandbox (Jinja's <c>MAX_RANGE</c>).</summary>
    public const int MaxSandboxRange = 100_000;

    public static void Register(Dictionary<string, Value> globals)
    {
        globals["range"] = new TypeFunction("range", "range", Parameters.Any, MakeRange);
        globals["dict"] = new TypeFunction("dict", "dict", Parameters.Any, MakeDict);
        globals["lipsum"] = new JinjaFunction("lipsum", LoremIpsum.Parameters, LoremIpsum.Make);
        globals["cycler"] = new TypeFunction("cycler", "jinja2.utils.Cycler", Parameters.Any, MakeCycler);
        globals["joiner"] = new TypeFunction(
            "joiner",
            "jinja2.utils.Joiner",
            Parameters.Of(Parameter.Optional("sep", ", ")),
            static (_, arguments) => new Joiner(arguments[0])
        );
    }

    private static Value MakeRange(RenderState state, Arguments arguments)
    {
        if (arguments.Keywords.Length > 0)
        {
            throw JinjaRuntimeException.Type("range() takes no keyword arguments");
        }

        if (arguments.Count is < 1 or > 3)
        {
            throw JinjaRuntimeException.Type(
                $"range expected {(arguments.Count == 0 ? "at least 1" : "at most 3")} argument, got {arguments.Count}"
            );
        }

        var first = Require.Index(arguments[0]);
        var start = arguments.Count == 1 ? 0 : first;
        var stop = arguments.Count == 1 ? first : Require.Index(arguments[1]);
        var step = arguments.Count == 3 ? Require.Index(arguments[2]) : 1;
        if (step == 0)
        {
            throw JinjaRuntimeException.Value("range() arg 3 must not be zero");
        }

        var range = new PyRange(start, stop, step);
        return state.Sandbox != SandboxMode.None && range.Count > MaxSandboxRange
            ? throw new JinjaSecurityException(
                $"Range too big. The sandbox blocks ranges larger than MAX_RANGE ({MaxSandboxRange})."
            )
            : Value.FromRange(range);
    }

    private static Value MakeDict(RenderState state, Arguments arguments)
    {
        if (arguments.Count > 1)
        {
            throw JinjaRuntimeException.Type($"dict expected at most 1 argument, got {arguments.Count}");
        }

        var dict = new PyDict();
        if (arguments.Count == 1)
        {
            DictBuilder.AddAll(state, dict, arguments[0]);
        }

        DictBuilder.AddKeywords(state, dict, arguments);
        return Value.FromDict(dict);
    }

    private static Value MakeCycler(RenderState state, Arguments arguments)
    {
        if (arguments.Keywords.Length > 0)
        {
            throw JinjaRuntimeException.Type(
                $"Cycler.__init__() got an unexpected keyword argument '{arguments.Keywords[0]}'"
            );
        }

        return arguments.Count > 0
            ? new Cycler(arguments.Positional.ToArray())
            : throw new JinjaRuntimeException("at least one item has to be provided", "RuntimeError");
    }
}
