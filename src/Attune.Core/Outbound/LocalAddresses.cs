using System.Collections.Frozen;
using System.Net;
using System.Net.NetworkInformation;

namespace Attune.Core.Outbound;

/// <summary>The addresses of the machine's network interfaces, read anew at most once a minute. Safe for concurrent use.</summary>
public sealed class LocalAddresses(TimeProvider time) : ILocalAddresses
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private Known? known;

    public bool Contains(IPAddress address)
    {
        var current = Volatile.Read(ref known);
        if (current is null || time.GetElapsedTime(current.ReadAt) > Fresh)
        {
            current = new Known(Read(), time.GetTimestamp());
            Volatile.Write(ref known, current);
        }
        return current.Addresses.Contains(AddressRules.Unmap(address));
    }

    private static FrozenSet<IPAddress> Read() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => AddressRules.Unmap(unicast.Address))
            .ToFrozenSet();

    private sealed record Known(FrozenSet<IPAddress> Addresses, long ReadAt);
}
