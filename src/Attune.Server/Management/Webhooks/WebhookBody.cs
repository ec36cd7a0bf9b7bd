using Attune.Core.Webhooks;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Webhooks;

/// <summary>Where events are sent.</summary>
public sealed record WebhookBody : RecordMeta
{
    public required string Name { get; init; }

    public required string Url { get; init; }

    public required IReadOnlyList<string> Events { get; init; }

    public required bool Active { get; init; }

    /// <summary>The signing key, once: in the answer that has made it.</summary>
    public string? Secret { get; init; }

    internal static WebhookBody From(StoredWebhook stored) =>
        new()
        {
            Id = stored.Record.Id,
            Name = stored.Record.Name,
            Url = stored.Record.Url,
            Events = stored.Record.Events,
            Active = stored.Record.Active,
            Secret = stored.Secret,
            CreatedAt = stored.CreatedAt,
            CreatedBy = ActorBody.From(stored.CreatedBy),
            UpdatedAt = stored.UpdatedAt,
            UpdatedBy = ActorBody.From(stored.UpdatedBy),
        };
}
