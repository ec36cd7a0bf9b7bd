using System.Globalization;
using Attune.Core.Users.Erasure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Explanations;

/// <summary>Registers the recording of decisions and what explains them later.</summary>
public static class ExplanationServices
{
    /// <summary>Settings come from <c>Attune:Explanations</c>; see docs/configuration.md.</summary>
    public static IServiceCollection AddAttuneExplanations(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.AddSingleton(Settings(configuration.GetSection("Attune:Explanations")));
        services.AddSingleton<ExplanationMetrics>();
        services.AddSingleton<DecisionRecorder>();
        services.AddSingleton<ExplanationWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<ExplanationWriter>());
        services.AddSingleton<RecordSearch>();
        services.AddSingleton<ReplaySnapshots>();
        services.AddSingleton<ExplainDecision>();
        services.AddSingleton<ListDecisions>();
        services.AddSingleton<IUserErasure, ExplanationErasure>();
        return services;
    }

    private static ExplanationSettings Settings(IConfigurationSection section)
    {
        var defaults = new ExplanationSettings();
        return defaults with
        {
            Sample = double.TryParse(section["Sample"], CultureInfo.InvariantCulture, out var sample)
                ? sample
                : defaults.Sample,
            Keep = TimeSpan.TryParse(section["Keep"], CultureInfo.InvariantCulture, out var keep)
                ? keep
                : defaults.Keep,
            StoredBytes = long.TryParse(section["StoredBytes"], CultureInfo.InvariantCulture, out var stored)
                ? stored
                : defaults.StoredBytes,
            PendingBytes = long.TryParse(section["PendingBytes"], CultureInfo.InvariantCulture, out var pending)
                ? pending
                : defaults.PendingBytes,
        };
    }
}
