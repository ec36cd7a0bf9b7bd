namespace Attune.Server.Management.Coupons;

/// <summary>A code that was handed out.</summary>
public sealed record CouponUseBody
{
    public required string Code { get; init; }

    /// <summary><c>u:</c> and the user's internal id, or <c>n:</c> and the id that a request named; left out once erased.</summary>
    public string? Holder { get; init; }

    /// <summary>The experience's key.</summary>
    public string? Purpose { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}
