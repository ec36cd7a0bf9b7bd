using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>What people write of one variation.</summary>
public sealed record VariationContent
{
    /// <summary>1 to 4 digits; null for one that Attune gives. Never used again for another variation.</summary>
    public string? Id { get; init; }

    /// <summary>1 to 256 characters, such as <c>Default</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>0 to 100 in steps of 0.01.</summary>
    public decimal Percentage { get; init; }

    public IReadOnlyList<Variable> Variables { get; init; } = [];
}
