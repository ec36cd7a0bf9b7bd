using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Attune.Core.Webhooks;

/// <summary>
/// Signs deliveries as the Standard Webhooks specification does: HMAC-SHA256 over <c>id.timestamp.body</c>, in base64 after
/// <c>v1,</c>. A receiver compares in constant time and refuses old timestamps.
/// </summary>
public static class WebhookSignature
{
    private const string Prefix = "whsec_";

    /// <summary>A new signing key of 192 random bits.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));

    /// <param name="secret">As <see cref="NewSecret"/> gave it.</param>
    /// <param name="id">The delivery's <c>webhook-id</c>.</param>
    /// <param name="at">The delivery's <c>webhook-timestamp</c>.</param>
    /// <param name="body">The body as sent.</param>
    public static string Compute(string secret, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(secret[Prefix.Length..]);
        var head = string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.");
        byte[] signed = [.. Encoding.UTF8.GetBytes(head), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }
}
