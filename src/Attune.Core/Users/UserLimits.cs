namespace Attune.Core.Users;

/// <summary>The limits of users and their changes; each has a line in docs/limits.md. Settings under <c>Attune:Limits</c>.</summary>
public sealed record UserLimits
{
    /// <summary>The longest value of an identifier, in characters.</summary>
    public const int IdentifierLength = 512;

    /// <summary>Pairs in one merge call (wire.md 5.1).</summary>
    public const int MergePairs = 50;

    /// <summary>Events of the latest so many are kept in memory and decided on; older ones stay stored and are exported.</summary>
    public int EventsPerUser { get; init; } = 50_000;

    /// <summary>Attributes of one user.</summary>
    public int AttributesPerUser { get; init; } = 1_000;

    /// <summary>The size of all attributes of one user together, in bytes.</summary>
    public int AttributeBytesPerUser { get; init; } = 256 * 1024;

    /// <summary>Devices of one user; the one that was changed longest ago makes room.</summary>
    public int DevicesPerUser { get; init; } = 50;

    /// <summary>Identifiers of one user, those that came with merged profiles included (wire.md 5.1: 50 merged profiles).</summary>
    public int IdentifiersPerUser { get; init; } = 200;

    /// <summary>Segments made from files that one user is in.</summary>
    public int SegmentsPerUser { get; init; } = 1_000;
}
