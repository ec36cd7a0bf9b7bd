using Attune.Core.Geo;
using Attune.Server.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Attune.Server.Geo;

/// <summary>Registers the geo locator, which loads its files before the server takes requests.</summary>
public static class GeoServices
{
    /// <summary>
    /// Reads <c>Attune:Geo:IPv4</c> and <c>Attune:Geo:IPv6</c> (paths of the two files; default: those of DB-IP in the
    /// folder <c>geo</c> of the data directory) and <c>Attune:Geo:PollSeconds</c> (1 to 86,400, default 10).
    /// </summary>
    /// <exception cref="OperatorException">A setting makes no sense.</exception>
    public static IServiceCollection Add(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(ReadOptions(configuration));
        services.AddSingleton<GeoLocator>();
        services.AddSingleton<IGeoLocator>(provider => provider.GetRequiredService<GeoLocator>());
        services.AddHostedService<GeoStartup>();
        return services;
    }

    internal static GeoOptions ReadOptions(IConfiguration configuration)
    {
        var section = configuration.GetSection("Attune:Geo");
        var defaults = GeoOptions.In(
            configuration[AttuneConfiguration.DataKey] ?? AttuneConfiguration.DefaultDataDirectory
        );
        return defaults with
        {
            IPv4Path = section["IPv4"] ?? defaults.IPv4Path,
            IPv6Path = section["IPv6"] ?? defaults.IPv6Path,
            PollInterval = section["PollSeconds"] is { } text ? ReadSeconds(text) : defaults.PollInterval,
        };
    }

    private static TimeSpan ReadSeconds(string text) =>
        int.TryParse(text, out var seconds) && seconds is >= 1 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : throw new OperatorException(
                $"Attune:Geo:PollSeconds must be a whole number from 1 to 86400, and is '{text}'."
            );
}
