using Attune.Core.Outbound;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Secrets;
using Attune.Decisions.Validation;

namespace Attune.Core.Webhooks;

/// <summary>Makes, reads, changes and deletes webhooks. Safe for concurrent use.</summary>
public sealed class ManageWebhooks(IDocumentStore store, ISecretBox box)
{
    /// <summary>Webhooks of a workspace.</summary>
    public const int PerWorkspace = 20;

    /// <summary>Event types of one webhook.</summary>
    public const int MaxEvents = 50;

    public async Task<IReadOnlyList<StoredWebhook>> ListAsync(
        string workspaceId,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await store.ListAsync(workspaceId, WorkspaceKinds.Webhook, cancellationToken))
                .Select(document => StoredWebhook.From(document))
                .OrderBy(webhook => webhook.Record.Name, StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>Null where there is none.</summary>
    public async Task<StoredWebhook?> FindAsync(string workspaceId, string id, CancellationToken cancellationToken) =>
        await FindDocumentAsync(workspaceId, id, cancellationToken) is { } document
            ? StoredWebhook.From(document)
            : null;

    /// <summary>Makes a webhook; its signing key is in the answer and nowhere else.</summary>
    public async Task<Outcome<StoredWebhook>> CreateAsync(
        string workspaceId,
        WebhookInput input,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var problems = Check(input);
        if (problems.Count > 0)
        {
            return Outcome<StoredWebhook>.Invalid(problems);
        }
        var living = await store.ListAsync(workspaceId, WorkspaceKinds.Webhook, cancellationToken);
        if (living.Count >= PerWorkspace)
        {
            return Outcome<StoredWebhook>.WrongState(
                $"The workspace has {living.Count} webhooks, and may have {PerWorkspace}."
            );
        }
        var id = RandomNames.NewId();
        var secret = WebhookSignature.NewSecret();
        var change = DocumentChange.Create(
            WorkspaceKinds.Webhook,
            id,
            WorkspaceJson.Write(Compose(id, input)),
            input.Name
        ) with
        {
            Secret = StoredWebhook.Seal(input.Url, secret, box),
        };
        return await WriteAsync(workspaceId, change, secret, principal, cancellationToken);
    }

    /// <summary>Replaces a webhook. A new host gets a new signing key, and so does whoever asks for one.</summary>
    public async Task<Outcome<StoredWebhook>> UpdateAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        WebhookInput input,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (await FindDocumentAsync(workspaceId, id, cancellationToken) is not { } document)
        {
            return Outcome<StoredWebhook>.NotFound();
        }
        if (expectedVersion is { } expected && expected != document.Version)
        {
            return Outcome<StoredWebhook>.Conflict(document.Version);
        }
        var problems = Check(input);
        if (problems.Count > 0)
        {
            return Outcome<StoredWebhook>.Invalid(problems);
        }
        var kept = StoredWebhook.SecretOf(document, box);
        var before = WorkspaceJson.Read<WebhookEndpoint>(document.Json);
        var isNew =
            input.RotateSecret
            || kept is null
            || StoredWebhook.OriginOf(before.Url) != StoredWebhook.OriginOf(input.Url);
        var secret = isNew ? WebhookSignature.NewSecret() : null;
        var change = DocumentChange.Update(document, WorkspaceJson.Write(Compose(id, input))) with
        {
            Name = input.Name,
            Secret = secret is null ? null : StoredWebhook.Seal(input.Url, secret, box),
        };
        return await WriteAsync(workspaceId, change, secret, principal, cancellationToken);
    }

    public async Task<Outcome<StoredWebhook>> DeleteAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (await FindDocumentAsync(workspaceId, id, cancellationToken) is not { } document)
        {
            return Outcome<StoredWebhook>.NotFound();
        }
        if (expectedVersion is { } expected && expected != document.Version)
        {
            return Outcome<StoredWebhook>.Conflict(document.Version);
        }
        var result = await store.WriteAsync(
            workspaceId,
            [DocumentChange.Delete(document)],
            principal.Actor,
            cancellationToken
        );
        return result.IsWritten
            ? Outcome<StoredWebhook>.Done(StoredWebhook.From(document))
            : Outcome<StoredWebhook>.Conflict(result.ConflictVersion);
    }

    private async Task<Outcome<StoredWebhook>> WriteAsync(
        string workspaceId,
        DocumentChange change,
        string? secret,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.Status switch
        {
            DocumentWriteStatus.Written
                when await FindDocumentAsync(workspaceId, change.Id, cancellationToken) is { } written =>
                Outcome<StoredWebhook>.Done(StoredWebhook.From(written, secret)),
            DocumentWriteStatus.NameTaken => Outcome<StoredWebhook>.Taken("name", "Another webhook has this name."),
            _ => Outcome<StoredWebhook>.Conflict(result.ConflictVersion),
        };
    }

    private async Task<Document?> FindDocumentAsync(
        string workspaceId,
        string id,
        CancellationToken cancellationToken
    ) => Texts.IsId(id) ? await store.GetAsync(workspaceId, WorkspaceKinds.Webhook, id, cancellationToken) : null;

    private static WebhookEndpoint Compose(string id, WebhookInput input) =>
        new()
        {
            Id = id,
            Name = input.Name,
            Url = input.Url,
            Events = [.. input.Events.Distinct()],
            Active = input.Active,
        };

    private static IReadOnlyList<ConfigurationProblem> Check(WebhookInput input)
    {
        var problems = new ProblemList();
        if (Texts.CheckName(input.Name) is { } name)
        {
            problems.Add("name", name);
        }
        if (!OutboundUrl.TryRead(input.Url, out _, out var url))
        {
            problems.Add("url", url);
        }
        if (input.Events.Count is 0 or > MaxEvents)
        {
            problems.Add("events", $"Expected 1 to {MaxEvents} types of events.");
        }
        var list = problems.Member("events");
        for (var at = 0; at < input.Events.Count && at < MaxEvents; at++)
        {
            if (!IsPattern(input.Events[at]))
            {
                list.Item(at).Add("Expected a type such as coupon_list.shortage, or coupon_list.*, or *.");
            }
        }
        return problems.All;
    }

    private static bool IsPattern(string text) =>
        text == "*"
        || (
            text.Length is > 0 and <= 100
            && text.Split('.')
                .Select((word, at) => (word, at))
                .All(part =>
                    (part.word == "*" && part.at > 0 && text.EndsWith(".*", StringComparison.Ordinal))
                    || (
                        part.word.Length > 0
                        && part.word.All(c => c is (>= 'a' and <= 'z') or '_' or (>= '0' and <= '9'))
                    )
                )
        );
}
