using System.Security.Cryptography;

namespace Attune.Server.Http;

/// <summary>The name of a request: eight letters and digits, 47 bits of randomness (the form of wire.md 5.1).</summary>
public static class RequestId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A new name.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, 8);

    /// <summary>The name of the request that is being served.</summary>
    public static string RequestName(this HttpContext context) => context.TraceIdentifier;
}
