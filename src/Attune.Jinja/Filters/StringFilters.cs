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
        filters.Add(new FilterDefinition("upper", Parameters.None, Upper) { Writer = WriteUpper });
        filters.Add(new FilterDefinition("lower", Parameters.None, Lower) { Writer = WriteLower });
        filters.Add(new FilterDefinition("capitalize", Parameters.None, Capitalize) { Writer = WriteCapitalized });
        filters.Add(new FilterDefinition("title", Parameters.None, Title));
        filters.Add(new FilterDefinition("trim", Parameters.Of(Parameter.Optional("chars", Value.None)), Trim));
        filters.Add(
            new FilterDefinition("center", Parameters.Of(Parameter.Optional("width", DefaultCenterWidth)), Center)
        );
        filters.Add(
            new FilterDefinition("string", Parameters.None, static (state, value, _) => Html.SoftText(state, value))
        );
        filters.Add(new FilterDefinition("striptags", Parameters.None, StripAllTags));
        filters.Add(new FilterDefinition("wordcount", Parameters.None, CountWords));
    }

    private delegate void Change(ref TextBuilder builder, ReadOnlySpan<char> text);

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

    private static bool WriteUpper(RenderState state, Value value, Arguments arguments, bool escape) =>
        WriteChanged(state, value, escape, PyCase.AppendUpper);

    private static bool WriteLower(RenderState state, Value value, Arguments arguments, bool escape) =>
        WriteChanged(state, value, escape, PyCase.AppendLower);

    private static bool WriteCapitalized(RenderState state, Value value, Arguments arguments, bool escape) =>
        WriteChanged(state, value, escape, PyCase.AppendCapitalized);

    private static bool WriteChanged(RenderState state, Value value, bool escape, Change change)
    {
        if (!value.IsString)
        {
            return false;
        }

        var text = value.StringPayload;
        state.Budget.ChargeString(text.Length);
        var builder = new TextBuilder(stackalloc char[128]);
        try
        {
            change(ref builder, text);
            state.Output.Append(builder.Written, escape && !value.IsMarkup);
        }
        finally
        {
            builder.Dispose();
        }

        return true;
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
