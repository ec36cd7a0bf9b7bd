using System.Net;

namespace Attune.Core.Outbound;

/// <summary>
/// Finds the addresses of a host that may be called, and refuses the host where any of its addresses may not: a name with a
/// public and a private answer is an attack, not a choice. Safe for concurrent use.
/// </summary>
public sealed class AddressGuard(OutboundSettings settings, IHostResolver resolver, ILocalAddresses local)
{
    /// <summary>Names that mean this machine or its metadata service in some resolvers whatever the name service says.</summary>
    private static readonly string[] Refused = ["localhost", "metadata.google.internal", "metadata", "instance-data"];

    /// <exception cref="OutboundException">The scheme, host or port may not be called.</exception>
    public void RequireTarget(Uri url)
    {
        if (!settings.AllowsPort(Plain(url.IdnHost), url.Port))
        {
            throw Refuse($"{OutboundUrl.HostOf(url)}: port {url.Port} is not among those that this server calls");
        }
        var host = url.IdnHost;
        if (
            !settings.AllowsHost(Plain(host), url.Port)
            && (
                Refused.Contains(host, StringComparer.OrdinalIgnoreCase)
                || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            throw Refuse($"{OutboundUrl.HostOf(url)}: this name stands for an internal service");
        }
    }

    /// <summary>The addresses to connect to, in order; asked anew for each connection, so that a later answer is checked too.</summary>
    /// <exception cref="OutboundException">The host has no address, or one that may not be called.</exception>
    public async Task<IReadOnlyList<IPAddress>> FindAsync(string host, int port, CancellationToken cancellationToken)
    {
        var plain = Plain(host);
        var addresses = IPAddress.TryParse(plain, out var literal)
            ? [literal]
            : await resolver.ResolveAsync(plain, cancellationToken);
        if (addresses.Count == 0)
        {
            throw new OutboundException(OutboundFailure.Unreachable, $"{host}: the name has no address");
        }
        if (!settings.AllowsHost(plain, port))
        {
            foreach (var address in addresses)
            {
                Require(host, address);
            }
        }
        return addresses;
    }

    private void Require(string host, IPAddress address)
    {
        var plain = AddressRules.Unmap(address);
        if (settings.AllowedNetworks.Any(network => network.Contains(plain) || network.Contains(address)))
        {
            return;
        }
        if (!AddressRules.IsPublic(plain))
        {
            throw Refuse($"{host}: {plain} is a private or special address");
        }
        if (local.Contains(plain))
        {
            throw Refuse($"{host}: {plain} is an address of this server");
        }
    }

    private static string Plain(string host) => host.Trim('[', ']');

    private static OutboundException Refuse(string message) => new(OutboundFailure.Refused, message);
}
