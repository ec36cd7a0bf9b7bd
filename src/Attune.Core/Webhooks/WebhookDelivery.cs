using System.Text.Json;

namespace Attune.Core.Webhooks;

/// <summary>One event on its way to one endpoint; the payload of its job. Immutable.</summary>
internal sealed record WebhookDelivery
{
    public required string EndpointId { get; init; }

    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset At { get; init; }

    public required JsonElement Data { get; init; }
}
