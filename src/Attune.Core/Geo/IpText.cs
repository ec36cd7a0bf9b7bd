using System.Net;
using System.Net.Sockets;

namespace Attune.Core.Geo;

/// <summary>Reads an IP address as people and proxies write it, and nothing that merely can be taken for one.</summary>
internal static class IpText
{
    private const int LongestAddress = 45;

    /// <summary>
    /// Reads four decimal numbers with dots, or IPv6 in any of its forms without a zone; white space around is ignored.
    /// An IPv4 address inside IPv6 (<c>::ffff:8.8.8.8</c>) is the IPv4 address.
    /// </summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out IPAddress address)
    {
        address = IPAddress.None;
        text = text.Trim();
        if (text.IsEmpty || text.Length > LongestAddress || text.ContainsAny("%[]/"))
        {
            return false;
        }

        // The parser of the framework takes "1" for 0.0.0.1 and "010.1" for 8.0.0.1.
        if (!text.Contains(':') && !IsDotted(text) || !IPAddress.TryParse(text, out var parsed))
        {
            return false;
        }

        address = parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed;
        return address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6;
    }

    private static bool IsDotted(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (++parts > 4 || part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0'))
            {
                return false;
            }
        }

        return parts == 4;
    }
}
