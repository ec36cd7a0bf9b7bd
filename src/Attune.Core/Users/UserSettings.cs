namespace Attune.Core.Users;

/// <summary>How users are kept; each member names its setting.</summary>
public sealed record UserSettings
{
    /// <summary>Bytes that users in memory may take, about (<c>Attune:Memory:UserBytes</c>).</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>
    /// Bytes of memory for telling that an event's UUID is new without asking the database (<c>Attune:Memory:UuidFilterBytes</c>):
    /// one and a half for each event ever counted; beyond it, UUIDs are looked up on disk.
    /// </summary>
    public long UuidFilterBytes { get; init; } = 512L << 20;

    /// <summary>Journal entries after which they are folded into the users' rows (<c>Attune:Users:FoldAt</c>).</summary>
    public int FoldAt { get; init; } = 200_000;

    /// <summary>A journal shorter than that is folded after so long (<c>Attune:Users:FoldAfter</c>).</summary>
    public TimeSpan FoldAfter { get; init; } = TimeSpan.FromMinutes(5);

    public UserLimits Limits { get; init; } = new();
}
