namespace Attune.Server.Management.Coupons;

/// <summary>Codes to add to a list.</summary>
public sealed record CouponCodesInput
{
    public string Name { get; init; } = "";

    /// <summary>1 to 100,000 codes of at most 200 characters; those that the list has are passed over.</summary>
    public required IReadOnlyList<string> Codes { get; init; }
}
