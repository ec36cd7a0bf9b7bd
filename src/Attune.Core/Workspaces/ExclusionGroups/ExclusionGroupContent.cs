using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.ExclusionGroups;

/// <summary>What people write of a group of experiences of which a user can be in one at most.</summary>
public sealed record ExclusionGroupContent
{
    /// <summary>1 to 100 characters, unique in the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>The experiences and their shares of all users, together 100 at most.</summary>
    public required IReadOnlyList<ExclusionMember> Members { get; init; }
}
