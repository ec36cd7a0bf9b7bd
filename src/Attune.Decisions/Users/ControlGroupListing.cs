namespace Attune.Decisions.Users;

/// <summary>
/// Whether somebody put the user into, or kept the user out of, the workspace's global control group by hand (an uploaded list).
/// The numbers are stored and never change.
/// </summary>
public enum ControlGroupListing : byte
{
    /// <summary>Nobody did: the share of the workspace's setting decides, by the user's bucketing id.</summary>
    ByShare = 0,

    /// <summary>The user is in the group.</summary>
    Member = 1,

    /// <summary>The user is not in the group.</summary>
    NotMember = 2,
}
