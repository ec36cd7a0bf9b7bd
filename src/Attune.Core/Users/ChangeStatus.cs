namespace Attune.Core.Users;

/// <summary>What became of a <see cref="UserChange"/>.</summary>
public enum ChangeStatus
{
    /// <summary>Committed, on a profile that was there.</summary>
    Applied,

    /// <summary>Committed, and the profile was made for it.</summary>
    Created,

    /// <summary>Nobody has these identifiers and the change was not to make a profile. Nothing was kept.</summary>
    NotFound,

    /// <summary>The change is against a rule or limit, see <see cref="ChangeOutcome.Errors"/>. Nothing was kept.</summary>
    Refused,
}
