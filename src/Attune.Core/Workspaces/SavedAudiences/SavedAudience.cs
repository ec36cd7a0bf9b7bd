using Attune.Decisions.Audiences;

namespace Attune.Core.Workspaces.SavedAudiences;

/// <summary>An audience that people keep for further experiences ("Save for later use", wire.md 6.1).</summary>
public sealed record SavedAudience
{
    /// <summary>24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>1 to 100 characters, unique in the workspace.</summary>
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Who.</summary>
    public AudienceRule Rule { get; init; } = AudienceRule.AllUsers;
}
