using Attune.Core.Exposures;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Personalize;

/// <summary>Registers the use cases of the personalize API.</summary>
public static class PersonalizeCoreServices
{
    public static IServiceCollection AddAttunePersonalize(this IServiceCollection services)
    {
        services.AddAttuneExposures();
        services.AddSingleton<PersonalizeMetrics>();
        services.AddSingleton<FetchExperiences>();
        services.AddSingleton<FetchSightings>();
        services.AddSingleton<Activity.RecentActivity>();
        services.AddSingleton<TestExperience>();
        services.AddSingleton<ListExperienceMetadata>();
        return services;
    }
}
