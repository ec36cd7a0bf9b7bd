using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>Methods of str that take it apart. The parts of Markup are Markup.</summary>
internal static class StringSplitMethods
{
    public static void Register(MethodTable methods)
    {
        var split = Parameters.Of(Parameter.Optional("sep", Value.None), Parameter.Optional("maxsplit", -1));
        methods.Add(ValueKind.String, new MethodDefinition("split", split, Split));
        methods.Add(ValueKind.String, new MethodDefinition("rsplit", split, SplitFromEnd));
        methods.Add(
            ValueKind.String,
            new MethodDefinition("splitlines", Parameters.Of(Parameter.Optional("keepends", false)), SplitLines)
        );
        methods.Add(ValueKind.String, "partition", Partition, Parameter.Required("sep"));
        methods.Add(ValueKind.String, "rpartition", PartitionFromEnd, Parameter.Required("sep"));
    }

    private static Value Split(RenderState state, Value self, Arguments arguments)
    {
        var parts = new PartList(state, self);
        var limit = Require.Index(arguments[1]);
        if (arguments[0].IsNone)
        {
            PySplit.AtSpaces(self.StringPayload, limit, ref parts);
        }
        else
        {
            PySplit.At(self.StringPayload, Separator(arguments[0]), limit, ref parts);
        }

        return Value.FromList(parts.Items);
    }

    private static Value SplitFromEnd(RenderState state, Value self, Arguments arguments)
    {
        var parts = new PartList(state, self);
        var limit = Require.Index(arguments[1]);
        if (arguments[0].IsNone)
        {
            PySplit.AtSpacesFromEnd(self.StringPayload, limit, ref parts);
        }
        else
        {
            PySplit.AtFromEnd(self.StringPayload, Separator(arguments[0]), limit, ref parts);
        }

        parts.Items.Reverse();
        return Value.FromList(parts.Items);
    }

    private static Value SplitLines(RenderState state, Value self, Arguments arguments)
    {
        var parts = new PartList(state, self);
        PySplit.Lines(self.StringPayload, Require.Index(arguments[0]) != 0, ref parts);
        return Value.FromList(parts.Items);
    }

    private static Value Partition(RenderState state, Value self, Arguments arguments)
    {
        var separator = Separator(arguments[0]);
        var text = self.StringPayload;
        state.Budget.ChargeString(text.Length);
        var at = TextSearch.IndexOf(text, separator);
        return at < 0
            ? Triple(self, text, "", "")
            : Triple(self, text[..at], separator, text[(at + separator.Length)..]);
    }

    private static Value PartitionFromEnd(RenderState state, Value self, Arguments arguments)
    {
        var separator = Separator(arguments[0]);
        var text = self.StringPayload;
        state.Budget.ChargeString(text.Length);
        var at = TextSearch.LastIndexOf(text, separator);
        return at < 0
            ? Triple(self, "", "", text)
            : Triple(self, text[..at], separator, text[(at + separator.Length)..]);
    }

    private static Value Triple(Value self, string before, string separator, string after) =>
        Value.FromTuple(
            Value.FromText(before, self.IsMarkup),
            Value.FromText(separator, self.IsMarkup),
            Value.FromText(after, self.IsMarkup)
        );

    private static string Separator(Value value)
    {
        var separator = Require.Text(value, "sep");
        return separator.Length > 0 ? separator : throw JinjaRuntimeException.Value("empty separator");
    }

    private readonly struct PartList(RenderState state, Value source) : IPartSink
    {
        public PyList Items { get; } = new();

        public void Add(int start, int length)
        {
            Growth.CheckRoom(state, Items.Count);
            var text = source.StringPayload;
            Items.Add(Value.FromText(length == 0 ? "" : CodePoints.Substring(text, start, length), source.IsMarkup));
        }
    }
}
