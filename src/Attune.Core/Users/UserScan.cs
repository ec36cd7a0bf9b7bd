using System.Runtime.CompilerServices;
using Attune.Core.Users.Folding;
using Attune.Core.Users.Formats;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;
using Attune.Decisions.Users;

namespace Attune.Core.Users;

/// <summary>Goes through all users of a workspace as they are stored, past the memory that serves requests.</summary>
internal sealed class UserScan(IUserStore store, UserFolder folder, ProfileLoader loader)
{
    private const int AtOnce = 200;

    /// <summary>Everybody, in the order of their ids; who is made meanwhile may be missing.</summary>
    public async IAsyncEnumerable<UserView> AllAsync(
        string workspaceId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await folder.FoldAsync(cancellationToken);
        var after = Guid.Empty;
        while (await store.UsersAsync(workspaceId, after, AtOnce, cancellationToken) is { Count: > 0 } part)
        {
            foreach (var stored in part)
            {
                if (Read(stored) is { } view)
                {
                    yield return view;
                }
            }
            after = part[^1].Id;
        }
    }

    private UserView? Read(StoredUser stored)
    {
        if (stored.Profile is not { } bytes)
        {
            return null;
        }
        var history = EventHistory.Empty;
        foreach (var part in stored.Histories)
        {
            var read = EventHistory.FromBytes(part, loader.Names);
            history = history.Count == 0 ? read : history.Merge(read);
        }
        return UserProfileFormat.Read(bytes, loader.Names).WithEvents(history).View;
    }
}
