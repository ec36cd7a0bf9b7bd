using System.Net;
using Attune.Core.Outbound;

namespace Attune.Core.Tests.Outbound;

/// <summary>A machine without addresses, but for those that a test gives it.</summary>
public sealed class NoLocalAddresses(params IPAddress[] own) : ILocalAddresses
{
    public bool Contains(IPAddress address) => own.Contains(address);
}
