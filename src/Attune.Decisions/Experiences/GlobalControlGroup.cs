namespace Attune.Decisions.Experiences;

/// <summary>The workspace's control group: users who are served none of the experiences that respect it (wire.md section 6.1).</summary>
public sealed record GlobalControlGroup
{
    public bool Enabled { get; init; }

    /// <summary>The share of users who are in it by chance, 0 to 99.99 in steps of 0.01; listed users come on top.</summary>
    public decimal Percentage { get; init; }

    /// <summary>What the draw is salted with; another one draws other users. Null for the workspace's id.</summary>
    public string? Salt { get; init; }
}
