using System.Runtime.CompilerServices;
using Attune.Core.Users.Formats;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;
using Attune.Decisions.Users;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Events;

/// <summary>Reads what was committed, from the journal and from what is folded. Thread-safe.</summary>
internal sealed partial class CommittedHistory(IUserStore store, NamePool names, ILogger<CommittedHistory> logger)
{
    private const int UsersAtOnce = 200;
    private const int ChangesAtOnce = 1_000;

    public Task<IReadOnlyList<string>> WorkspacesAsync(CancellationToken cancellationToken) =>
        store.WorkspacesAsync(cancellationToken);

    /// <summary>Changes after this one, in the order of their commits.</summary>
    public async Task<IReadOnlyList<CommittedChange>> AfterAsync(
        long sequence,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var changes = new List<CommittedChange>();
        await foreach (var entry in store.ReadJournalAsync(sequence, cancellationToken))
        {
            changes.Add(Change(entry));
            if (changes.Count == limit)
            {
                break;
            }
        }
        return changes;
    }

    /// <summary>
    /// The whole history of a workspace up to a change, in parts: users as they are folded, then the changes that are not.
    /// The journal must not be folded meanwhile.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<CommittedChange>> ReplayAsync(
        string workspaceId,
        long through,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var after = Guid.Empty;
        while (await store.UsersAsync(workspaceId, after, UsersAtOnce, cancellationToken) is { Count: > 0 } users)
        {
            yield return users.Select(user => Whole(workspaceId, user)).ToArray();
            after = users[^1].Id;
        }
        var part = new List<JournalEntry>();
        await foreach (var entry in store.ReadJournalAsync(0, cancellationToken))
        {
            if (entry.Sequence > through)
            {
                break;
            }
            if (entry.WorkspaceId == workspaceId)
            {
                part.Add(entry);
            }
            if (part.Count == ChangesAtOnce)
            {
                yield return await UnfoldedAsync(workspaceId, part, cancellationToken);
                part.Clear();
            }
        }
        if (part.Count > 0)
        {
            yield return await UnfoldedAsync(workspaceId, part, cancellationToken);
        }
    }

    /// <summary>A fold that was cut short leaves entries that are in the rows already.</summary>
    private async Task<IReadOnlyList<CommittedChange>> UnfoldedAsync(
        string workspaceId,
        List<JournalEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var ids = entries.Select(entry => entry.UserId).Distinct().ToArray();
        var rows = (await store.RowsAsync(workspaceId, ids, cancellationToken)).ToDictionary(row => row.UserId);
        return entries.Where(entry => entry.Version > rows[entry.UserId].Version).Select(Change).ToArray();
    }

    private static UserEvent[] EventsOf(StoredUser user, NamePool names)
    {
        var events = new List<UserEvent>();
        foreach (var part in user.Histories)
        {
            foreach (var happened in EventHistory.FromBytes(part, names).Enumerate())
            {
                events.Add(happened.ToUserEvent());
            }
        }
        return events.OrderBy(happened => happened.TimeMs).ToArray();
    }

    private CommittedChange Whole(string workspaceId, StoredUser user)
    {
        var profile = UserProfileFormat.Read(user.Profile!, names);
        return new CommittedChange
        {
            WorkspaceId = workspaceId,
            UserId = user.Id,
            Version = user.Version,
            TimeMs = profile.UpdatedMs,
            Events = EventsOf(user, names),
            MergedInto = profile.MergedInto,
        };
    }

    private CommittedChange Change(JournalEntry entry)
    {
        var delta = Read(entry);
        return new CommittedChange
        {
            Sequence = entry.Sequence,
            WorkspaceId = entry.WorkspaceId,
            UserId = entry.UserId,
            Version = entry.Version,
            TimeMs = delta.NowMs,
            Events = delta.Events,
            EventsAreMoved = delta.EventsAreMoved,
            MergedInto = delta.MergedInto,
        };
    }

    private UserDelta Read(JournalEntry entry)
    {
        try
        {
            return UserDeltaFormat.Read(entry.Record, names);
        }
        catch (InvalidDataException error)
        {
            // One damaged record must not stop everybody's totals; folding, which needs it, reports it for its user.
            LogDamaged(logger, entry.Sequence, error);
            return new UserDelta { NowMs = 0 };
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The journal's record {Sequence} is damaged; totals go on without it")]
    private static partial void LogDamaged(ILogger logger, long sequence, Exception error);
}
