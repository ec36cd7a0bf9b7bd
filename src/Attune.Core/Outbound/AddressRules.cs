using System.Net;
using System.Net.Sockets;

namespace Attune.Core.Outbound;

/// <summary>
/// Which IP addresses belong to the public internet. Everything in IANA's special-purpose registries is refused, and so is
/// every IPv6 address that carries an IPv4 one inside (mapped, NAT64, 6to4, Teredo). Source: reliability notes on SSRF, the
/// IANA IPv4 and IPv6 special-purpose address registries.
/// </summary>
public static class AddressRules
{
    private static readonly IPNetwork[] Special =
    [
        .. Networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT, and metadata of some clouds
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // the wire server of a cloud
            "169.254.0.0/16", // link-local, and metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
            "2001::/23", // protocol assignments, with Teredo, ORCHID and benchmarks
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "2620:4f:8000::/48", // AS112
            "3fff::/20" // documentation
        ),
    ];

    /// <summary>All that IANA has given out as global unicast; loopback, ULA, link-local, NAT64 and multicast are outside.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Whether the address may be called without the operator's leave.</summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = Unmap(address);
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(plain))
        {
            return false;
        }
        return !Special.Any(network => network.Contains(plain));
    }

    /// <summary>The IPv4 address inside a mapped one; any other as it is, without its scope.</summary>
    public static IPAddress Unmap(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 }
            ? new IPAddress(address.GetAddressBytes())
        : address;

    private static IEnumerable<IPNetwork> Networks(params string[] networks) =>
        networks.Select(network => IPNetwork.Parse(network));
}
