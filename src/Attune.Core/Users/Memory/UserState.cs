using Attune.Core.Users.Profiles;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Memory;

/// <summary>
/// A user in memory. Operations change it one at a time, holding its monitor; they build on <see cref="Pending"/>, which runs
/// ahead of the commits. Readers take <see cref="View"/>, the last committed version, without any lock.
/// </summary>
internal sealed class UserState
{
    private UserProfile committed;
    private long lastUsed;
    private int pins;

    /// <param name="profile">The committed profile; one of version 0 for a user who is being made.</param>
    public UserState(UserProfile profile)
    {
        committed = profile;
        Pending = profile;
        Size = profile.SizeInBytes;
    }

    public Guid Id => committed.Id;

    /// <summary>The newest version, committed or not. Only with the monitor held.</summary>
    public UserProfile Pending { get; set; }

    /// <summary>The newest committed version.</summary>
    public UserProfile Committed => Volatile.Read(ref committed);

    /// <summary>What is shown of the user; null before the first commit and after the profile went into another.</summary>
    public UserView? View => Committed.View;

    /// <summary>No longer what memory holds of the user: whoever got here must look again. Only with the monitor held.</summary>
    public bool IsGone { get; set; }

    /// <summary>Bytes accounted for. Only with the monitor held.</summary>
    public int Size { get; private set; }

    /// <summary>When it was last used, in ticks of <see cref="UserMemory"/>.</summary>
    public long LastUsed => Volatile.Read(ref lastUsed);

    /// <summary>Somebody works with it: it must stay in memory.</summary>
    public bool IsPinned => Volatile.Read(ref pins) > 0;

    public void Touch(long tick) => Volatile.Write(ref lastUsed, tick);

    public void Pin() => Interlocked.Increment(ref pins);

    public void Unpin() => Interlocked.Decrement(ref pins);

    /// <summary>Shows a version that is committed now, unless a later one is shown already. With the monitor held.</summary>
    /// <returns>By how many bytes the user has grown.</returns>
    public int Commit(UserProfile profile)
    {
        if (profile.Version <= committed.Version)
        {
            return 0;
        }
        Volatile.Write(ref committed, profile);
        var size = profile.SizeInBytes;
        var grown = size - Size;
        Size = size;
        return grown;
    }
}
