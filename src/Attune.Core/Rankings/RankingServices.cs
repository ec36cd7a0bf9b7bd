using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Rankings;

/// <summary>Registers the ranking of users.</summary>
public static class RankingServices
{
    /// <summary>The setting is <c>Attune:Rankings:Every</c>.</summary>
    public static IServiceCollection AddAttuneRankings(this IServiceCollection services, IConfiguration configuration)
    {
        var every = TimeSpan.TryParse(configuration["Attune:Rankings:Every"], CultureInfo.InvariantCulture, out var set)
            ? set
            : RankingSettings.Default.Every;
        services.AddSingleton(new RankingSettings(every));
        services.AddSingleton<RankUsers>();
        services.AddSingleton<RankingLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<RankingLoop>());
        return services;
    }
}
