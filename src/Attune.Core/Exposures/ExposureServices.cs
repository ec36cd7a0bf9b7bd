using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Exposures;

/// <summary>Registers what records who met which experience.</summary>
public static class ExposureServices
{
    public static IServiceCollection AddAttuneExposures(this IServiceCollection services)
    {
        services.AddSingleton<RecordExposures>();
        services.AddSingleton<AssignmentNotes>();
        services.AddHostedService(provider => provider.GetRequiredService<AssignmentNotes>());
        return services;
    }
}
