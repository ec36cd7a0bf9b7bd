namespace Attune.Core.Content.Coupons;

/// <summary>A file to fetch codes from.</summary>
public sealed record CouponFileInput
{
    public string Name { get; init; } = "";

    public required string FileUrl { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    public string CreatedBy { get; init; } = "";

    public string? CallbackUrl { get; init; }

    public override string ToString() => Name;
}
