using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>Methods of str that pad, strip and put together. Markup stays Markup.</summary>
internal static class StringLayoutMethods
{
    private delegate string Pad(string text, long width, int fill, Budget budget);

    public static void Register(MethodTable methods)
    {
        AddPad(methods, "center", PyPad.Center);
        AddPad(methods, "ljust", PyPad.Left);
        AddPad(methods, "rjust", PyPad.Right);
        methods.Add(
            ValueKind.String,
            "zfill",
            static (state, self, arguments) =>
                Value.FromText(
                    PyPad.ZeroFill(self.StringPayload, Require.Index(arguments[0]), state.Budget),
                    self.IsMarkup
                ),
            Parameter.Required("width")
        );
        methods.Add(
            ValueKind.String,
            new MethodDefinition(
                "expandtabs",
                Parameters.Of(Parameter.Optional("tabsize", 8)),
                static (state, self, arguments) =>
                    Value.FromText(
                        PyPad.ExpandTabs(self.StringPayload, Require.Index(arguments[0]), state.Budget),
                        self.IsMarkup
                    )
            )
        );
        AddStrip(methods, "strip", left: true, right: true);
        AddStrip(methods, "lstrip", left: true, right: false);
        AddStrip(methods, "rstrip", left: false, right: true);
        methods.Add(
            ValueKind.String,
            "removeprefix",
            static (_, self, arguments) =>
                Value.FromText(
                    PyStrip.RemovePrefix(self.StringPayload, Require.Text(arguments[0], "removeprefix() argument")),
                    self.IsMarkup
                ),
            Parameter.Required("prefix")
        );
        methods.Add(
            ValueKind.String,
            "removesuffix",
            static (_, self, arguments) =>
                Value.FromText(
                    PyStrip.RemoveSuffix(self.StringPayload, Require.Text(arguments[0], "removesuffix() argument")),
                    self.IsMarkup
                ),
            Parameter.Required("suffix")
        );
    }

    private static void AddPad(MethodTable methods, string name, Pad pad) =>
        methods.Add(
            ValueKind.String,
            name,
            (state, self, arguments) =>
            {
                var width = Require.Index(arguments[0]);
                var fill = FillCharacter(state, arguments[1], self.IsMarkup);
                return Value.FromText(pad(self.StringPayload, width, fill, state.Budget), self.IsMarkup);
            },
            Parameter.Required("width"),
            Parameter.Optional("fillchar", " ")
        );

    private static int FillCharacter(RenderState state, Value value, bool escape)
    {
        // Markup escapes the character first; an escaped one is no longer one character.
        var text = escape ? Html.Escape(state, value) : Require.Text(value, "The fill character");
        return CodePoints.Count(text) == 1
            ? CodePoints.Read(text, 0, out _)
            : throw JinjaRuntimeException.Type("The fill character must be exactly one character long");
    }

    private static void AddStrip(MethodTable methods, string name, bool left, bool right) =>
        methods.Add(
            ValueKind.String,
            name,
            (_, self, arguments) =>
            {
                var characters = Require.TextOrNone(arguments[0], name + " arg");
                return Value.FromText(PyStrip.Strip(self.StringPayload, characters, left, right), self.IsMarkup);
            },
            Parameter.Optional("chars", Value.None)
        );
}
