using Attune.Decisions.Audiences;

namespace Attune.Core.Workspaces.SavedAudiences;

/// <summary>What people write of a saved audience.</summary>
public sealed record SavedAudienceContent
{
    /// <summary>1 to 100 characters, unique in the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>At most 2,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Who; all users unless given.</summary>
    public AudienceRule Rule { get; init; } = AudienceRule.AllUsers;
}
