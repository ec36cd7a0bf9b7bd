using Attune.Core.Storage;
using Attune.Core.Users.Identity;
using Attune.Core.Users.Memory;
using Attune.Core.Users.Writing;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Rules;
using Attune.Decisions.Users;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Users.Deciding;

/// <summary>
/// Finds the user of a request (wire.md 1.3) and decides on them as they are, outside their turn. Two profiles that the request
/// shows to be one person become one first; other effects follow the answer. Thread-safe.
/// </summary>
internal sealed partial class UserDeciding(
    UserLookup lookup,
    UserWorkspaces workspaces,
    UserWriting writing,
    IdentityCatalog identity,
    Lazy<IWorkspaceSnapshots> snapshots,
    ILogger<UserDeciding> logger
)
{
    private readonly object gate = new();
    private Task effects = Task.CompletedTask;

    /// <summary>Ends when the effects of all earlier requests are committed or given up.</summary>
    public Task EffectsAsync()
    {
        lock (gate)
        {
            return effects;
        }
    }

    public ValueTask<DecideResult> DecideAsync(DecideRequest request, CancellationToken cancellationToken)
    {
        var found = default(FoundUser);
        return TryFind(request, ref found) && !found.NeedsEffect(request)
            ? new(Decide(request, found.View))
            : FindAndDecideAsync(request, cancellationToken);
    }

    private DecideResult Decide(DecideRequest request, UserView? user)
    {
        var workspace = snapshots.Value.Find(request.WorkspaceId);
        var snapshot = workspace.Snapshot;
        var findings = request.Record && user is not null ? new EventFindings() : null;
        return new DecideResult(
            user,
            snapshot,
            snapshot.Decide(
                user,
                request.Session,
                request.ExperienceKeys,
                request.WithoutEffects ? null : workspace.Mismatches,
                findings
            ),
            request.Explain ? snapshot.Explain(user, request.Session, request.ExperienceKeys) : []
        )
        {
            Findings = findings,
        };
    }

    /// <summary>Finds the user in memory; false where the store has to be asked.</summary>
    private bool TryFind(DecideRequest request, ref FoundUser found)
    {
        if (CustomerOf(request) is { } customer)
        {
            if (!lookup.TryFind(request.WorkspaceId, customer, out var view))
            {
                return false;
            }
            found.ByCustomer = view;
        }
        if (found.ByCustomer is null && request.UserIdentifiers.Count > 0)
        {
            foreach (var kind in identity.For(request.WorkspaceId).Resolving)
            {
                foreach (var identifier in request.UserIdentifiers)
                {
                    if (identifier.Kind != kind || found.ByOther is not null)
                    {
                        continue;
                    }
                    if (!lookup.TryFind(request.WorkspaceId, identifier, out var view))
                    {
                        return false;
                    }
                    found.ByOther = view;
                }
            }
        }
        if (VisitorOf(request) is { } visitor)
        {
            if (!lookup.TryFind(request.WorkspaceId, visitor, out var view))
            {
                return false;
            }
            found.ByVisitor = view;
        }
        return true;
    }

    private async ValueTask<DecideResult> FindAndDecideAsync(DecideRequest request, CancellationToken cancellationToken)
    {
        var found = await FindAsync(request, cancellationToken);
        if (!found.NeedsEffect(request))
        {
            return Decide(request, found.View);
        }
        if (found.AreTwoProfiles && await TryLinkAsync(request, cancellationToken))
        {
            found = await FindAsync(request, cancellationToken);
            return Decide(request, found.View);
        }
        var result = Decide(request, found.View);
        if (EffectOf(request, found) is { } effect)
        {
            var written = ApplyAsync(request.WorkspaceId, effect);
            lock (gate)
            {
                effects = effects.IsCompleted ? written : Task.WhenAll(effects, written);
            }
        }
        return result;
    }

    private async ValueTask<FoundUser> FindAsync(DecideRequest request, CancellationToken cancellationToken)
    {
        var found = default(FoundUser);
        if (CustomerOf(request) is { } customer)
        {
            found.ByCustomer = await lookup.FindAsync(request.WorkspaceId, customer, cancellationToken);
        }
        foreach (var kind in found.ByCustomer is null ? identity.For(request.WorkspaceId).Resolving : [])
        {
            foreach (var identifier in request.UserIdentifiers)
            {
                if (identifier.Kind == kind && found.ByOther is null)
                {
                    found.ByOther = await lookup.FindAsync(request.WorkspaceId, identifier, cancellationToken);
                }
            }
        }
        if (VisitorOf(request) is { } visitor)
        {
            found.ByVisitor = await lookup.FindAsync(request.WorkspaceId, visitor, cancellationToken);
        }
        return found;
    }

    /// <summary>
    /// Makes the visitor's profile part of the customer's before deciding: whoever was shown a variation as a visitor keeps it
    /// in the very answer that names them.
    /// </summary>
    private async Task<bool> TryLinkAsync(DecideRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var workspace = await workspaces.GetAsync(request.WorkspaceId, cancellationToken);
            await writing.ApplyAsync(workspace, [Link(request)], cancellationToken);
            return true;
        }
        catch (StorageUnavailableException error)
        {
            // The request is answered for the customer as they are; the next one links.
            LogGivenUp(logger, request.WorkspaceId, error);
            return false;
        }
    }

    private UserChange? EffectOf(DecideRequest request, FoundUser found)
    {
        if (found.View is not null)
        {
            return Link(request);
        }
        var resolving = identity.For(request.WorkspaceId).Resolving;
        var details = request.UserIdentifiers.Where(identifier =>
            resolving.Contains(identifier.Kind) && RecipientDetails.AreWellFormed(identifier)
        );
        var identifiers = Named(request).Concat(details.DistinctBy(detail => detail.Kind)).ToArray();
        return identifiers.Any(identifier => !identifier.IsUnique)
            ? new UserChange { Identifiers = identifiers }
            : null;
    }

    private async Task ApplyAsync(string workspaceId, UserChange effect)
    {
        // The answer does not wait.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var workspace = await workspaces.GetAsync(workspaceId, CancellationToken.None);
            await writing.ApplyAsync(workspace, [effect], CancellationToken.None);
        }
        catch (Exception error)
        {
            LogGivenUp(logger, workspaceId, error);
        }
    }

    private static UserChange Link(DecideRequest request) =>
        new() { Identifiers = Named(request).ToArray(), CreateIfMissing = false };

    private static IEnumerable<Identifier> Named(DecideRequest request)
    {
        if (CustomerOf(request) is { } customer)
        {
            yield return customer;
        }
        if (VisitorOf(request) is { } visitor)
        {
            yield return visitor;
        }
    }

    private static Identifier? CustomerOf(DecideRequest request) =>
        request.CustomerId is { Length: > 0 } id
        && new Identifier(Identifier.CustomerId, id) is { IsValid: true } customer
        && !BlockedCustomerIds.Contains(id)
            ? customer
            : null;

    private static Identifier? VisitorOf(DecideRequest request) =>
        request.VisitorId is { Length: > 0 } id && new Identifier(Identifier.VisitorId, id) is { IsValid: true } visitor
            ? visitor
            : null;

    [LoggerMessage(1, LogLevel.Warning, "What followed from a request in workspace {WorkspaceId} could not be written")]
    private static partial void LogGivenUp(ILogger logger, string workspaceId, Exception error);
}
