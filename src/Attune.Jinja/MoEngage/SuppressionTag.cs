using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.MoEngage;

/// <summary><c>{% MOE_NOT_SEND("reason") %}</c>: writes the token and tells the host why.</summary>
internal static class SuppressionTag
{
    public static TagDefinition Definition { get; } =
        new(MoEngageLanguage.SuppressionToken, Parameters.Of(Parameter.Optional("reason", Value.EmptyString)), Run);

    private static Value Run(RenderState state, object site, Arguments arguments, string body)
    {
        (state.Host as IMoEngageHost)?.Suppress(state.ToText(arguments[0]));
        return Value.FromString(MoEngageLanguage.SuppressionToken);
    }
}
