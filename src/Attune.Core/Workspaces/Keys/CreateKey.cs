using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Keys;

/// <summary>Makes a key. Its secret is in the answer and nowhere else.</summary>
public sealed class CreateKey(IDocumentStore store, IKeyRing ring, TimeProvider time)
{
    /// <summary>Keys that a workspace may have at once.</summary>
    public const int MaximumKeys = 100;

    public async Task<Outcome<CreatedKey>> ExecuteAsync(
        string workspaceId,
        KeyProposal proposal,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var problems = proposal.Check();
        if (proposal.Secret is { } chosen && problems.Count == 0 && ring.Authenticate(workspaceId, chosen) is not null)
        {
            problems.Add(new ConfigurationProblem("secret", "Another key of this workspace has this value."));
        }
        if (problems.Count > 0)
        {
            return Outcome<CreatedKey>.Invalid(problems);
        }
        var scopes = KeyScopeNames.Parse(proposal.Scopes);
        if ((scopes & KeyScopes.Operate) != 0 && !principal.IsOperator)
        {
            return Outcome<CreatedKey>.Forbidden("Only a key with the scope operate may give the scope operate.");
        }
        var living = await store.ListAsync(workspaceId, WorkspaceKinds.ApiKey, cancellationToken);
        if (living.Count >= MaximumKeys)
        {
            return Outcome<CreatedKey>.WrongState(
                $"The workspace has {living.Count} keys, and may have {MaximumKeys}. Revoke one that is not used."
            );
        }
        var (change, secret) = Compose(proposal, time.GetUtcNow());
        await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        var document = await store.GetAsync(workspaceId, WorkspaceKinds.ApiKey, change.Id, cancellationToken);
        return document is null
            ? Outcome<CreatedKey>.NotFound()
            : Outcome<CreatedKey>.Done(new CreatedKey(ApiKey.From(document, lastUsedAt: null), secret));
    }

    /// <summary>The document of a new key, for this use case and for the creation of a workspace.</summary>
    internal static (DocumentChange Change, string Secret) Compose(KeyProposal proposal, DateTimeOffset now)
    {
        var secret = proposal.Secret ?? RandomNames.NewSecret();
        var record = new ApiKeyRecord
        {
            Name = proposal.Name,
            Scopes = KeyScopeNames.Format(KeyScopeNames.Parse(proposal.Scopes)),
            Ending = proposal.Secret is null ? secret[^4..] : null,
            GeneratedAt = now,
        };
        var json = WorkspaceJson.Write(record);
        var change = DocumentChange.Create(WorkspaceKinds.ApiKey, RandomNames.NewId(), json) with
        {
            Secret = SecretHash.Compute(secret),
        };
        return (change, secret);
    }
}
