using System.Globalization;
using System.Text.Json;
using Attune.Core.Jobs;
using Attune.Core.Outbound;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Secrets;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Webhooks;

/// <summary>
/// Delivers one event to one endpoint: a signed POST through the guarded client. Anything but a 2xx is tried again, with
/// growing pauses, up to <see cref="MaxAttempts"/> times.
/// </summary>
internal sealed partial class WebhookJob(
    IDocumentStore store,
    ISecretBox box,
    OutboundClient client,
    WebhookMetrics metrics,
    TimeProvider time,
    ILogger<WebhookJob> logger
) : IJobHandler
{
    public const string JobKind = "webhook";

    /// <summary>With the pauses of the job runner these are spread over about a day.</summary>
    public const int MaxAttempts = 30;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private const int MaxAnswerBytes = 64 * 1024;

    public string Kind => JobKind;

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        var delivery = JsonSerializer.Deserialize<WebhookDelivery>(job.Payload, WorkspaceJson.Options)!;
        var document = await store.GetAsync(
            job.WorkspaceId,
            WorkspaceKinds.Webhook,
            delivery.EndpointId,
            cancellationToken
        );
        if (document is null || WorkspaceJson.Read<WebhookEndpoint>(document.Json) is not { Active: true } endpoint)
        {
            // Nobody wants to know any more.
            return;
        }
        if (await TryDeliverAsync(job, delivery, endpoint, document, cancellationToken) is not { } problem)
        {
            metrics.Delivered(delivery.Type);
            return;
        }
        if (job.Attempts < MaxAttempts)
        {
            metrics.Failed(delivery.Type);
            throw new InvalidOperationException(problem);
        }
        metrics.GivenUp(delivery.Type);
        LogGivenUp(logger, endpoint.Id, delivery.EventId, job.Attempts, problem);
    }

    private async Task<string?> TryDeliverAsync(
        Job job,
        WebhookDelivery delivery,
        WebhookEndpoint endpoint,
        Document document,
        CancellationToken cancellationToken
    )
    {
        if (StoredWebhook.SecretOf(document, box) is not { } secret)
        {
            return "The webhook's signing key cannot be used; rotate it";
        }
        var now = time.GetUtcNow();
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = delivery.EventId,
                type = delivery.Type,
                timestamp = delivery.At,
                workspace_id = job.WorkspaceId,
                data = delivery.Data,
            }
        );
        try
        {
            var response = await client.SendAsync(
                new OutboundRequest
                {
                    Method = HttpMethod.Post,
                    Url = endpoint.Url,
                    Headers =
                    [
                        new("webhook-id", delivery.EventId),
                        new("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                        new("webhook-signature", WebhookSignature.Compute(secret, delivery.EventId, now, body)),
                    ],
                    Body = body,
                    ContentType = "application/json",
                    Timeout = Timeout,
                    MaxBytes = MaxAnswerBytes,
                    MaxRedirects = 0,
                },
                cancellationToken
            );
            return response.IsSuccess ? null : $"{OutboundUrl.HostOf(endpoint.Url)} answered {(int)response.Status}";
        }
        catch (OutboundException failed)
        {
            return failed.Message;
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The webhook {Webhook} was not told of {Event} after {Attempts} attempts: {Reason}"
    )]
    private static partial void LogGivenUp(ILogger logger, string webhook, string @event, int attempts, string reason);
}
