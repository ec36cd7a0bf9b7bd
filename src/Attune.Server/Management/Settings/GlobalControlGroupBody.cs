namespace Attune.Server.Management.Settings;

/// <summary>The workspace's control group.</summary>
public sealed record GlobalControlGroupBody
{
    public bool Enabled { get; init; }

    /// <summary>0 to 99.99 in steps of 0.01.</summary>
    public decimal Percentage { get; init; }

    /// <summary>Another one draws other users; null for the workspace's own.</summary>
    public string? Salt { get; init; }
}
