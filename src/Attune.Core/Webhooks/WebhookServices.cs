using Attune.Core.Jobs;
using Attune.Core.Outbound;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Webhooks;

/// <summary>Registers webhooks.</summary>
public static class WebhookServices
{
    public static IServiceCollection AddAttuneWebhooks(this IServiceCollection services)
    {
        services.AddAttuneOutbound();
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton<IWebhooks, Webhooks>();
        services.AddSingleton<IJobHandler, WebhookJob>();
        services.AddSingleton<ManageWebhooks>();
        return services;
    }
}
