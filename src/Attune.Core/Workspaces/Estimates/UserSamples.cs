using Attune.Core.Users;
using Attune.Core.Users.Browsing;
using Attune.Decisions.Users;

namespace Attune.Core.Workspaces.Estimates;

/// <summary>
/// Samples of the users of each workspace, kept for a while so that an estimate can follow somebody who is typing. Thread-safe.
/// </summary>
public sealed class UserSamples(IUserIndex index, IUserDirectory directory, UserSampleShelf shelf, TimeProvider time)
{
    /// <summary>Users in a sample at most; a share of all is then right to about two percentage points.</summary>
    public const int Size = 2_000;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    public async Task<UserSample> GetAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entry = shelf.Samples.AddOrUpdate(
            workspaceId,
            id => (now, TakeAsync(id)),
            (id, known) => now - known.At > Life || known.Sample.IsFaulted ? (now, TakeAsync(id)) : known
        );
        return await entry.Sample.WaitAsync(cancellationToken);
    }

    private async Task<UserSample> TakeAsync(string workspaceId)
    {
        var total = await index.CountAsync(workspaceId, CancellationToken.None);
        var users = new Dictionary<Guid, UserView>();
        foreach (var identifier in await index.SampleAsync(workspaceId, Size, CancellationToken.None))
        {
            if (await directory.FindAsync(workspaceId, identifier, CancellationToken.None) is { } user)
            {
                users[user.Id] = user;
            }
        }
        return new UserSample([.. users.Values], Math.Max(total, users.Count));
    }
}
