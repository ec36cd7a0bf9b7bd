using System.Security.Cryptography;
using System.Text;

namespace Attune.Decisions.Bucketing;

/// <summary>A short name for a long text.</summary>
internal static class Digest
{
    /// <summary>The first 128 bits of SHA-256, in hexadecimal digits.</summary>
    public static string Of(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
