using System.Net;

namespace Attune.Core.Outbound;

/// <summary>The addresses of this machine itself: calling them would reach the server's own listener. Safe for concurrent use.</summary>
public interface ILocalAddresses
{
    bool Contains(IPAddress address);
}
