using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>Methods that only Markup has: <c>unescape</c>, <c>striptags</c> and <c>escape</c>.</summary>
internal static class MarkupMethods
{
    public static void Register(MethodTable methods)
    {
        methods.Add(
            ValueKind.Markup,
            "unescape",
            static (state, self, _) =>
            {
                state.Budget.ChargeString(self.StringPayload.Length);
                return Value.FromString(HtmlEntities.Unescape(self.StringPayload));
            }
        );
        methods.Add(
            ValueKind.Markup,
            "striptags",
            static (state, self, _) =>
            {
                state.Budget.ChargeString(self.StringPayload.Length);
                return Value.FromString(StripTags.Apply(self.StringPayload));
            }
        );
        methods.Add(
            ValueKind.Markup,
            "escape",
            static (state, _, arguments) => Value.FromMarkup(Html.Escape(state, arguments[0])),
            Parameter.Required("s")
        );
    }
}
