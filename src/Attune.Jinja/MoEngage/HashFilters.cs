using System.Security.Cryptography;
using System.Text;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.MoEngage;

/// <summary>
/// <c>convertToSHA256(key)</c> and <c>convertToSHA256NoSalt</c>, over the UTF-8 of the text, in lower-case hexadecimal. How
/// the key goes in is not documented; HMAC is the construction made for it.
/// </summary>
internal static class HashFilters
{
    public static IReadOnlyList<FilterDefinition> Definitions { get; } =
    [
        new("convertToSHA256", Parameters.Of(Parameter.Required("key")), WithKey),
        new("convertToSHA256NoSalt", Parameters.None, WithoutKey),
    ];

    private static Value WithKey(RenderState state, Value value, Arguments arguments)
    {
        var key = Bytes(state, arguments[0]);
        return Value.FromString(Convert.ToHexStringLower(HMACSHA256.HashData(key, Bytes(state, value))));
    }

    private static Value WithoutKey(RenderState state, Value value, Arguments arguments) =>
        Value.FromString(Convert.ToHexStringLower(SHA256.HashData(Bytes(state, value))));

    private static byte[] Bytes(RenderState state, Value value)
    {
        var text = state.ToText(value);
        state.Budget.ChargeString(text.Length);
        return Encoding.UTF8.GetBytes(text);
    }
}
