namespace Attune.Decisions.Experiences;

/// <summary>A share of an audience's users and what they are served.</summary>
public sealed record Variation
{
    /// <summary>1 to 4 digits, unique in the audience; <c>moe_variation_id</c> on the wire. Never used again for another one.</summary>
    public required string Id { get; init; }

    /// <summary>For people, such as <c>Default</c>.</summary>
    public required string Name { get; init; }

    /// <summary>0 to 100 in steps of 0.01; an audience's variations make 100 together.</summary>
    public required decimal Percentage { get; init; }

    public IReadOnlyList<Variable> Variables { get; init; } = [];
}
