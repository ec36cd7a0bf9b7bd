using System.Text.Json;
using Attune.Core.Jobs;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Webhooks;

/// <summary>Schedules deliveries as jobs.</summary>
internal sealed class Webhooks(IDocumentStore store, IJobStore jobs, IServiceProvider services, TimeProvider time)
    : IWebhooks
{
    public async Task<int> PublishAsync(
        string workspaceId,
        string type,
        string eventId,
        JsonElement data,
        CancellationToken cancellationToken
    )
    {
        var told = 0;
        var now = time.GetUtcNow();
        foreach (var document in await store.ListAsync(workspaceId, WorkspaceKinds.Webhook, cancellationToken))
        {
            if (!WorkspaceJson.Read<WebhookEndpoint>(document.Json).Wants(type))
            {
                continue;
            }
            var delivery = new WebhookDelivery
            {
                EndpointId = document.Id,
                EventId = eventId,
                Type = type,
                At = now,
                Data = data,
            };
            await jobs.ScheduleAsync(
                new Job
                {
                    Id = Guid.CreateVersion7(now),
                    Kind = WebhookJob.JobKind,
                    WorkspaceId = workspaceId,
                    Key = $"{document.Id}:{eventId}",
                    Payload = JsonSerializer.Serialize(delivery, WorkspaceJson.Options),
                    Due = now,
                },
                cancellationToken
            );
            told++;
        }
        if (told > 0)
        {
            // Not injected: the runner itself is made from handlers that publish.
            services.GetService<JobRunner>()?.Wake();
        }
        return told;
    }
}
