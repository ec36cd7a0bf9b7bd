using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Attune.Core.Outbound;

/// <summary>Registers the client for requests to other servers.</summary>
public static class OutboundServices
{
    public static IServiceCollection AddAttuneOutbound(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider =>
            provider.GetService<IConfiguration>() is { } configuration
                ? OutboundSettings.Read(configuration)
                : new OutboundSettings()
        );
        services.TryAddSingleton<IHostResolver, SystemHostResolver>();
        services.TryAddSingleton<ILocalAddresses, LocalAddresses>();
        services.TryAddSingleton(provider => new OutboundClient(
            provider.GetRequiredService<OutboundSettings>(),
            provider.GetRequiredService<IHostResolver>(),
            provider.GetRequiredService<ILocalAddresses>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        return services;
    }
}
