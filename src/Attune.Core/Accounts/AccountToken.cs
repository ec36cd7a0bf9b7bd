using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Attune.Core.Accounts;

/// <summary>A secret of 256 random bits that a browser shows: in a cookie or in a link.</summary>
/// <param name="Text">What the browser keeps.</param>
/// <param name="Hash">What the server keeps.</param>
public readonly record struct AccountToken(string Text, byte[] Hash)
{
    private const int Length = 43;

    public static AccountToken New()
    {
        Span<byte> bits = stackalloc byte[32];
        RandomNumberGenerator.Fill(bits);
        var text = Base64Url.EncodeToString(bits);
        return new AccountToken(text, HashOf(text)!);
    }

    /// <summary>The hash of a token that a browser showed, or null for what cannot be one.</summary>
    public static byte[]? HashOf(string? text) =>
        text is { Length: Length } ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : null;
}
