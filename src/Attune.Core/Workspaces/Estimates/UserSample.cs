using Attune.Decisions.Users;

namespace Attune.Core.Workspaces.Estimates;

/// <summary>Some users of a workspace as they were a moment ago.</summary>
/// <param name="Users">Each once.</param>
/// <param name="Total">How many users the workspace has.</param>
public sealed record UserSample(IReadOnlyList<UserView> Users, long Total)
{
    /// <summary>Whether nobody is left out.</summary>
    public bool IsWhole => Users.Count >= Total;
}
