using Attune.Core.Users.Formats;
using Attune.Core.Users.Stored;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Profiles;

/// <summary>Puts a stored user together: the folded row, its histories, and the journal since.</summary>
internal sealed class ProfileLoader(IUserStore store, UserLimits limits)
{
    /// <summary>Events in one filled history.</summary>
    public const int EventsPerChunk = 128;

    private readonly DeltaApplication application = new(limits);
    private readonly DeltaApplication unlimited = new(limits with { EventsPerUser = int.MaxValue / 2 });

    /// <summary>Names of attributes and events, shared by all users.</summary>
    public NamePool Names { get; } = new();

    /// <summary>The user with the events that are decided on, or null.</summary>
    public ValueTask<UserProfile?> LoadAsync(string workspaceId, Guid id, CancellationToken cancellationToken) =>
        LoadAsync(workspaceId, id, (limits.EventsPerUser / EventsPerChunk) + 1, application, cancellationToken);

    /// <summary>The user with every event that is stored, or null.</summary>
    public ValueTask<UserProfile?> LoadWholeAsync(string workspaceId, Guid id, CancellationToken cancellationToken) =>
        LoadAsync(workspaceId, id, int.MaxValue, unlimited, cancellationToken);

    private async ValueTask<UserProfile?> LoadAsync(
        string workspaceId,
        Guid id,
        int chunks,
        DeltaApplication apply,
        CancellationToken cancellationToken
    )
    {
        if (await store.LoadAsync(workspaceId, id, chunks, cancellationToken) is not { } stored)
        {
            return null;
        }
        var profile = stored.Profile is { } bytes ? UserProfileFormat.Read(bytes, Names) : new UserProfile { Id = id };
        var history = EventHistory.Empty;
        foreach (var part in stored.Histories)
        {
            var read = EventHistory.FromBytes(part, Names);
            history = history.Count == 0 ? read : history.Merge(read);
        }
        profile = profile.WithEvents(history);
        foreach (var entry in stored.Journal)
        {
            if (entry.Version <= profile.Version)
            {
                continue;
            }
            if (entry.Version != profile.Version + 1)
            {
                throw new InvalidDataException($"The journal of user {id} has no version {profile.Version + 1}.");
            }
            profile = apply.Apply(profile, UserDeltaFormat.Read(entry.Record, Names));
        }
        return profile;
    }
}
