using System.Security.Cryptography;

namespace Attune.Server.Http;

/// <summary>
/// The name of a request: eight letters and digits, 47 bits of randomness (the form of wire.md 5.1). Safe for concurrent use.
/// </summary>
public static class RequestId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Length = 8;

    // The largest multiple of the alphabet's size that fits a byte: bytes beyond it would favour some letters.
    private const int Fair = 248;

    // Asking the system for each name alone costs more than finding the user.
    [ThreadStatic]
    private static byte[]? random;

    [ThreadStatic]
    private static int left;

    /// <summary>A new name.</summary>
    public static string Create() => string.Create(Length, 0, static (name, _) => Fill(name));

    /// <summary>The name of the request that is being served.</summary>
    public static string RequestName(this HttpContext context) => context.TraceIdentifier;

    private static void Fill(Span<char> name)
    {
        var bytes = random ??= new byte[1024];
        for (var at = 0; at < name.Length; )
        {
            if (left == 0)
            {
                RandomNumberGenerator.Fill(bytes);
                left = bytes.Length;
            }

            var one = bytes[--left];
            if (one < Fair)
            {
                name[at++] = Alphabet[one % Alphabet.Length];
            }
        }
    }
}
