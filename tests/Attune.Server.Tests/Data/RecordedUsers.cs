using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Tests.Data;

/// <summary>A user directory that remembers what it was asked and answers what a test says.</summary>
internal sealed class RecordedUsers : IUserDirectory
{
    public List<(string WorkspaceId, UserChange Change)> Changes { get; } = [];

    public List<(string WorkspaceId, MergePair Pair)> Merges { get; } = [];

    public List<(string WorkspaceId, Identifier User, TimeSpan Delay)> Deletions { get; } = [];

    public Dictionary<(string WorkspaceId, Identifier User), UserView> Known { get; } = [];

    public AttributeSet Devices { get; set; } = AttributeSet.Empty;

    public Func<UserChange, ChangeOutcome> Outcome { get; set; } =
        static _ => new ChangeOutcome { Status = ChangeStatus.Applied };

    public Func<MergePair, MergeOutcome> Merge { get; set; } = static _ => MergeOutcome.Merged;

    /// <summary>What every call throws, if anything.</summary>
    public Exception? Failure { get; set; }

    public UserChange Only => Assert.Single(Changes).Change;

    public ValueTask<IReadOnlyList<ChangeOutcome>> ApplyAsync(
        string workspaceId,
        IReadOnlyList<UserChange> changes,
        CancellationToken cancellationToken
    )
    {
        Check();
        Changes.AddRange(changes.Select(change => (workspaceId, change)));
        return ValueTask.FromResult<IReadOnlyList<ChangeOutcome>>([.. changes.Select(Outcome)]);
    }

    public ValueTask<UserView?> FindAsync(
        string workspaceId,
        Identifier identifier,
        CancellationToken cancellationToken
    )
    {
        Check();
        return ValueTask.FromResult(Known.GetValueOrDefault((workspaceId, identifier)));
    }

    public ValueTask<DecideResult> DecideAsync(DecideRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("These tests decide nothing.");

    public ValueTask<UserExport?> ExportAsync(
        string workspaceId,
        Identifier identifier,
        CancellationToken cancellationToken
    )
    {
        Check();
        return ValueTask.FromResult(
            Known.TryGetValue((workspaceId, identifier), out var view)
                ? new UserExport
                {
                    View = view,
                    Identifiers = [identifier],
                    Events = view.Events,
                    Devices = Devices,
                    Updated = DateTimeOffset.UnixEpoch,
                }
                : null
        );
    }

    public ValueTask<IReadOnlyList<MergeOutcome>> MergeAsync(
        string workspaceId,
        IReadOnlyList<MergePair> pairs,
        CancellationToken cancellationToken
    )
    {
        Check();
        Merges.AddRange(pairs.Select(pair => (workspaceId, pair)));
        return ValueTask.FromResult<IReadOnlyList<MergeOutcome>>([.. pairs.Select(Merge)]);
    }

    public ValueTask<DeleteOutcome> DeleteAsync(
        string workspaceId,
        Identifier identifier,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        Check();
        Deletions.Add((workspaceId, identifier, delay));
        var known = Known.ContainsKey((workspaceId, identifier));
        return ValueTask.FromResult(new DeleteOutcome(known, known ? 1 : 0, DateTimeOffset.UnixEpoch));
    }

    private void Check()
    {
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}
