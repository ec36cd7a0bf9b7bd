using System.Text;
using Attune.Core.Users;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Users;

namespace Attune.Server.Tests.Personalize;

/// <summary>A directory in memory that finds users as the real one does and decides by a snapshot.</summary>
internal sealed class DecidingUsers(IWorkspaceSnapshots snapshots) : IUserDirectory
{
    private readonly Dictionary<Identifier, UserView> known = [];

    /// <summary>What was asked, for tests of what a request becomes.</summary>
    public List<DecideRequest> Asked { get; } = [];

    /// <summary>What every call throws, if anything.</summary>
    public Exception? Failure { get; set; }

    public void Add(string attributes, params Identifier[] identifiers)
    {
        var view = new UserView
        {
            Id = Guid.NewGuid(),
            BucketingId = identifiers[0].Value,
            CustomerId = identifiers.FirstOrDefault(each => each.Kind == Identifier.CustomerId).Value,
            Attributes = AttributeCatalog.Canonical(AttributeJson.Parse(Encoding.UTF8.GetBytes(attributes))),
        };
        foreach (var identifier in identifiers)
        {
            known[identifier] = view;
        }
    }

    public ValueTask<DecideResult> DecideAsync(DecideRequest request, CancellationToken cancellationToken)
    {
        if (Failure is not null)
        {
            throw Failure;
        }
        Asked.Add(request);
        var user =
            Find(Identifier.CustomerId, request.CustomerId)
            ?? request
                .UserIdentifiers.Select(each => known.GetValueOrDefault(each))
                .FirstOrDefault(view => view is not null)
            ?? Find(Identifier.VisitorId, request.VisitorId);
        var snapshot = snapshots.Current(request.WorkspaceId);
        return ValueTask.FromResult(
            new DecideResult(
                user,
                snapshot,
                snapshot.Decide(user, request.Session, request.ExperienceKeys),
                request.Explain ? snapshot.Explain(user, request.Session, request.ExperienceKeys) : []
            )
        );
    }

    public ValueTask<IReadOnlyList<ChangeOutcome>> ApplyAsync(
        string workspaceId,
        IReadOnlyList<UserChange> changes,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("Fetch writes through no call of its own.");

    public ValueTask<UserView?> FindAsync(
        string workspaceId,
        Identifier identifier,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(known.GetValueOrDefault(identifier));

    public ValueTask<UserExport?> ExportAsync(
        string workspaceId,
        Identifier identifier,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<MergeOutcome>> MergeAsync(
        string workspaceId,
        IReadOnlyList<MergePair> pairs,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<DeleteOutcome> DeleteAsync(
        string workspaceId,
        Identifier identifier,
        TimeSpan delay,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    private UserView? Find(string kind, string? value) =>
        value is null ? null : known.GetValueOrDefault(new Identifier(kind, value));
}
