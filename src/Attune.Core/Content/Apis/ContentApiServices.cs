using Attune.Core.Content.Apis.Http;
using Attune.Core.Content.Apis.Managing;
using Attune.Core.Outbound;
using Attune.Core.Users.Erasure;
using Attune.Core.Workspaces.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Attune.Core.Content.Apis;

/// <summary>Registers what answers for content APIs and manages them. A new kind of content API is one line here.</summary>
internal static class ContentApiServices
{
    public static IServiceCollection AddContentApis(this IServiceCollection services)
    {
        services.AddSingleton<IContentApiSource, SampleContentApiSource>();
        services.TryAddSingleton<ISecretBox, EphemeralSecretBox>();
        services.AddAttuneOutbound();
        services.AddSingleton(provider =>
            provider.GetService<IConfiguration>() is { } configuration
                ? ContentApiSettings.Read(configuration)
                : new ContentApiSettings()
        );
        services.AddSingleton<ContentApiMetrics>();
        services.AddSingleton<ContentApiCaches>();
        services.AddSingleton<IUserErasure>(provider => provider.GetRequiredService<ContentApiCaches>());
        services.AddSingleton<HttpContentApiSource>();
        services.AddSingleton<IContentApiSource>(provider => provider.GetRequiredService<HttpContentApiSource>());
        services.AddSingleton<IHttpContentApiProbe>(provider => provider.GetRequiredService<HttpContentApiSource>());
        services.AddSingleton<ContentApiCaller>();
        services.AddSingleton<ContentApiShelf>();
        services.AddSingleton<CreateContentApi>();
        services.AddSingleton<UpdateContentApi>();
        services.AddSingleton<DeleteContentApi>();
        services.AddSingleton<TestContentApi>();
        return services;
    }
}
