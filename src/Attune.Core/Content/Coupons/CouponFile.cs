namespace Attune.Core.Content.Coupons;

/// <summary>A file of codes of a list. Immutable.</summary>
public sealed record CouponFile
{
    public required string Id { get; init; }

    public required string ListId { get; init; }

    public required string Name { get; init; }

    /// <summary>Empty for codes that were sent in a request.</summary>
    public required string FileUrl { get; init; }

    public required string CreatedBy { get; init; }

    public string? CallbackUrl { get; init; }

    public required CouponFileStatus Status { get; init; }

    /// <summary>Codes that came with this file and no other.</summary>
    public long AddedCoupons { get; init; }

    /// <summary>Why it could not be read; null where it could.</summary>
    public string? Error { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The user name and password of the file's server, encrypted; null where it wants none.</summary>
    public ReadOnlyMemory<byte>? Credentials { get; init; }
}
