using Attune.Decisions.Audiences;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>What people write of one audience of an experience.</summary>
public sealed record AudienceContent
{
    /// <summary>1 to 8 letters and digits; null for one that Attune gives.</summary>
    public string? Id { get; init; }

    /// <summary><c>audience_name</c> on the wire: 1 to 256 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who; null for all users, or for the rule of the saved audience.</summary>
    public AudienceRule? Rule { get; init; }

    /// <summary>
    /// The saved audience that the rule comes from. It is taken over when the experience is published, so that what is live
    /// changes only by publishing.
    /// </summary>
    public string? SavedAudienceId { get; init; }

    /// <summary>Their percentages make 100 together.</summary>
    public IReadOnlyList<VariationContent> Variations { get; init; } = [];
}
