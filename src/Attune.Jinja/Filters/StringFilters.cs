using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>Filters that change a string as a whole; Markup stays Markup, but for <c>title</c> and <c>striptags</c>.</summary>
internal static class StringFilters
{
    private static readonly Value DefaultCenterWidth = 80;

    public static void Register(Registry<FilterDefinition> filters)
    {
        Add(filters, new("upper", Parameters.None, Upper));
        Add(filters, new("lower", Parameters.None, Lower));
        Add(filters, new("capitalize", Parameters.None, Capitalize));
        Add(filters, new("title", Parameters.None, Title));
        Add(filters, new("trim", Parameters.Of(Parameter.Optional("chars", Value.None)), Trim));
        Add(filters, new("center", Parameters.Of(Parameter.Optional("width", DefaultCenterWidth)), Center));
        Add(filters, new("string", Parameters.None, static (state, value, _) => Html.SoftText(state, value)));
        Add(filters, new("striptags", Parameters.None, StripAllTags));
        Add(filters, new("wordcount", Parameters.None, CountWords));
    }

    private static void Add(Registry<FilterDefinition> filters, FilterDefinition filter) =>
        filters.Add(filter.Name, filter);

    private static Value Upper(RenderState state, Value value, Arguments arguments) =>
        Changed(state, value, PyCase.Upper);

    private static Value Lower(RenderState state, Value value, Arguments arguments) =>
        Changed(state, value, PyCase.Lower);

    private static Value Capitalize(RenderState state, Value value, Arguments arguments) =>
        Changed(state, value, PyCase.Capitalize);

    private static Value Changed(RenderState state, Value value, Func<string, string> change)
    {
        var text = value.IsString ? value.StringPayload : state.ToText(value);
        state.Budget.ChargeString(text.Length);
        return Value.FromText(change(text), value.IsMarkup);
    }

    private static Value Title(RenderState state, Value value, Arguments arguments)
    {
        var text = state.ToText(value);
        state.Budget.ChargeString(text.Length);
        return Value.FromString(PyCase.TitleWords(text));
    }

    private static Value Trim(RenderState state, Value value, Arguments arguments)
    {
        var characters = Require.TextOrNone(arguments[0], "strip arg");
        return Value.FromText(PyStrip.Strip(state.ToText(value), characters, true, true), value.IsMarkup);
    }

    private static Value Center(RenderState state, Value value, Arguments arguments) =>
        Value.FromText(
            PyPad.Center(state.ToText(value), Require.Index(arguments[0]), ' ', state.Budget),
            value.IsMarkup
        );

    private static Value StripAllTags(RenderState state, Value value, Arguments arguments)
    {
        var text = state.ToText(value);
        state.Budget.ChargeString(text.Length);
        return Value.FromString(StripTags.Apply(text));
    }

    private static Value CountWords(RenderState state, Value value, Arguments arguments)
    {
        var text = state.ToText(value);
        state.Budget.Charge(text.Length >> 6);
        return Value.FromInt(WordCount.Of(text));
    }
}
