using Attune.Jinja.Conversion;
using Attune.Jinja.Formatting;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary><c>format</c>, <c>format_map</c>, <c>join</c> and <c>replace</c> of str; those of Markup escape what they put in.</summary>
internal static class StringFormatMethods
{
    public static void Register(MethodTable methods)
    {
        methods.Add(
            ValueKind.String,
            new MethodDefinition(
                "format",
                Parameters.Any,
                static (state, self, arguments) => BraceFormat.Apply(state, self, arguments)
            )
        );
        methods.Add(
            ValueKind.String,
            "format_map",
            static (state, self, arguments) => BraceFormat.ApplyMap(state, self, arguments[0]),
            Parameter.Required("mapping")
        );
        methods.Add(ValueKind.String, "join", Join, Parameter.Required("iterable"));
        methods.Add(
            ValueKind.String,
            "replace",
            Replace,
            Parameter.Required("old"),
            Parameter.Required("new"),
            Parameter.Optional("count", -1)
        );
    }

    private static Value Join(RenderState state, Value self, Arguments arguments)
    {
        var separator = self.StringPayload;
        var builder = new TextBuilder(256);
        try
        {
            var growth = new TextGrowth(state.Budget);
            var index = 0;
            foreach (var item in state.Iterate(arguments[0]))
            {
                var text = self.IsMarkup ? Html.Escape(state, item) : Item(item, index);
                growth.Reach(builder.Length + (long)separator.Length + text.Length);
                if (index++ > 0)
                {
                    builder.Append(separator);
                }

                builder.Append(text);
            }

            return Value.FromText(builder.ToStringAndDispose(), self.IsMarkup);
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static string Item(Value value, int index) =>
        value.IsString
            ? value.StringPayload
            : throw JinjaRuntimeException.Type(
                $"sequence item {index}: expected str instance, {ValueTypes.NameOf(value)} found"
            );

    private static Value Replace(RenderState state, Value self, Arguments arguments)
    {
        var sought = Require.Text(arguments[0], "replace() argument 1");
        var replacement = self.IsMarkup
            ? Html.Escape(state, arguments[1])
            : Require.Text(arguments[1], "replace() argument 2");
        var limit = Require.Index(arguments[2]);
        state.Budget.ChargeString(self.StringPayload.Length);
        return Value.FromText(
            PyReplace.All(self.StringPayload, sought, replacement, limit, state.Budget),
            self.IsMarkup
        );
    }
}
