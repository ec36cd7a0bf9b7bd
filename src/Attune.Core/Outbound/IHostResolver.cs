using System.Net;

namespace Attune.Core.Outbound;

/// <summary>Asks the name service. Safe for concurrent use.</summary>
public interface IHostResolver
{
    /// <summary>Every address of the host now; empty where it has none.</summary>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);
}
