using System.Security.Cryptography;
using System.Text;

namespace Attune.Core.Workspaces.Keys;

/// <summary>
/// How secrets of keys are kept: SHA-256 of their UTF-8. A slow hash would protect nothing here, since the secrets are
/// random and long, and would cost every request.
/// </summary>
public static class SecretHash
{
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>Characters of the shortest secret that an operator may choose.</summary>
    public const int MinimumSecret = 16;

    /// <summary>Characters of the longest secret.</summary>
    public const int MaximumSecret = 256;

    // UTF-8 takes at most three bytes for one UTF-16 code unit.
    private const int MaximumBytes = MaximumSecret * 3;

    public static byte[] Compute(string secret)
    {
        var hash = new byte[Length];
        return TryCompute(secret, hash) ? hash : throw new ArgumentException("The secret is too long.", nameof(secret));
    }

    /// <summary>Fills <paramref name="hash"/> without allocating; false where the secret is longer than any can be.</summary>
    public static bool TryCompute(ReadOnlySpan<char> secret, Span<byte> hash)
    {
        if (secret.Length > MaximumSecret)
        {
            return false;
        }
        Span<byte> utf8 = stackalloc byte[MaximumBytes];
        var length = Encoding.UTF8.GetBytes(secret, utf8);
        SHA256.HashData(utf8[..length], hash);
        CryptographicOperations.ZeroMemory(utf8[..length]);
        return true;
    }

    /// <summary>What is wrong with a secret that an operator chose, or null.</summary>
    public static string? Check(string secret) =>
        secret.Length is < MinimumSecret or > MaximumSecret
            ? $"A key's value has {MinimumSecret} to {MaximumSecret} characters."
        : secret.Any(char.IsControl) ? "A key's value holds no control characters."
        : !IsText(secret) ? "A key's value is not well-formed Unicode."
        : null;

    private static bool IsText(string secret)
    {
        for (var i = 0; i < secret.Length; i += char.IsSurrogate(secret[i]) ? 2 : 1)
        {
            if (char.IsSurrogate(secret[i]) && !char.IsSurrogatePair(secret, i))
            {
                return false;
            }
        }
        return true;
    }
}
