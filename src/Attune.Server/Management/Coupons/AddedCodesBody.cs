namespace Attune.Server.Management.Coupons;

/// <summary>What became of codes that were sent.</summary>
public sealed record AddedCodesBody
{
    /// <summary>The file that they make up.</summary>
    public required string FileId { get; init; }

    /// <summary>Codes that the list did not have.</summary>
    public required long AddedCoupons { get; init; }
}
