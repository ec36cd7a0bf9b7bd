namespace Attune.Server.Http;

/// <summary>Registers families.</summary>
public static class ErrorFamilyServices
{
    /// <summary><paramref name="errors"/> answers below each of <paramref name="prefixes"/>.</summary>
    public static IServiceCollection AddErrorFamily(
        this IServiceCollection services,
        IErrorFamily errors,
        params IReadOnlyList<string> prefixes
    )
    {
        foreach (var prefix in prefixes)
        {
            services.AddSingleton(new ErrorFamilyRegistration(errors, prefix));
        }
        return services;
    }
}
