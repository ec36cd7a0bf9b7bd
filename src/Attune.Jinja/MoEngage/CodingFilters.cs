using System.Text;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.MoEngage;

/// <summary><c>base64encode</c>, <c>base64decode</c> and <c>urldecode</c>, in UTF-8.</summary>
internal static class CodingFilters
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static IReadOnlyList<FilterDefinition> Definitions { get; } =
    [
        new("base64encode", Parameters.None, Encode),
        new("base64decode", Parameters.None, Decode),
        new("urldecode", Parameters.None, DecodeUrl),
    ];

    private static Value Encode(RenderState state, Value value, Arguments arguments)
    {
        var text = state.ToText(value);
        // Three bytes at most for each character become four characters.
        state.Budget.ChargeString(text.Length * 4L);
        return Value.FromString(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
    }

    private static Value Decode(RenderState state, Value value, Arguments arguments)
    {
        var text = state.ToText(value);
        state.Budget.ChargeString(text.Length);
        var bytes = new byte[text.Length + 4];
        // The alphabet for URLs and missing padding are accepted as well.
        var standard = PyStrip.Strip(text, null, true, true).Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var padded = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        if (!Convert.TryFromBase64String(padded, bytes, out var length))
        {
            throw JinjaRuntimeException.Value("the text is not base64");
        }

        try
        {
            return Value.FromString(StrictUtf8.GetString(bytes, 0, length));
        }
        catch (DecoderFallbackException)
        {
            throw JinjaRuntimeException.Value("the base64 does not hold UTF-8 text");
        }
    }

    private static Value DecodeUrl(RenderState state, Value value, Arguments arguments)
    {
        var text = state.ToText(value);
        state.Budget.ChargeString(text.Length);
        return Value.FromString(UrlQuote.Unquote(text, plusIsBlank: true));
    }
}
