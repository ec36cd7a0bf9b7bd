using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Attune.Core.Outbound;

/// <summary>
/// Reads addresses that people configured or servers redirected to, and refuses whatever two parsers could understand in
/// two ways: user names, backslashes, blanks and control characters, fragments, odd host names.
/// </summary>
public static class OutboundUrl
{
    public const int MaxLength = 8192;

    /// <summary>The address, or why it is none that is called.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Uri? url, [NotNullWhen(false)] out string? problem)
    {
        url = null;
        problem = Check(text, out var read);
        if (problem is not null)
        {
            return false;
        }
        url = read!;
        return true;
    }

    /// <summary>The host and port of an address for messages; never its path or query.</summary>
    public static string HostOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0 ? HostOf(url) : "(no address)";

    public static string HostOf(Uri url) => url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}";

    private static string? Check(string text, out Uri? url)
    {
        url = null;
        if (text.Length > MaxLength)
        {
            return $"An address has at most {MaxLength} characters.";
        }
        if (text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\'))
        {
            return "An address holds no blanks, control characters or backslashes.";
        }
        if (!Uri.TryCreate(text, UriKind.Absolute, out url))
        {
            return "Expected an address such as https://example.com/path.";
        }
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        {
            return "Only http and https are called.";
        }
        if (url.UserInfo.Length > 0 || text.AsSpan(url.Scheme.Length).StartsWith("://@"))
        {
            return "An address holds no user name.";
        }
        if (url.Fragment.Length > 0 || text.Contains('#', StringComparison.Ordinal))
        {
            return "An address holds no fragment.";
        }
        return IsHost(url) ? null : "The host of the address is not a name or an IP address.";
    }

    private static bool IsHost(Uri url) =>
        url.HostNameType switch
        {
            UriHostNameType.IPv4 or UriHostNameType.IPv6 => true,
            // A name that reads as an address was written in digits of another script.
            UriHostNameType.Dns => !url.IdnHost.EndsWith('.')
                && url.IdnHost.All(IsHostCharacter)
                && !IPAddress.TryParse(url.IdnHost, out _),
            _ => false,
        };

    private static bool IsHostCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_';
}
