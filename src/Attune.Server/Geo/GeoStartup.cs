using Attune.Core.Geo;

namespace Attune.Server.Geo;

/// <summary>Loads the geo databases before the first request, so that no request finds them half there.</summary>
internal sealed class GeoStartup(GeoLocator locator) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(locator.Start, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
