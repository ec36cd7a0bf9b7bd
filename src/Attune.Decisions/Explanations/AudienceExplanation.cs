namespace Attune.Decisions.Explanations;

/// <summary>How one audience was tried. Audiences after the first that matched are not tried and not listed.</summary>
public sealed record AudienceExplanation
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required bool Matched { get; init; }

    /// <summary>Why it did not match, where its clauses do not say.</summary>
    public string? Note { get; init; }

    /// <summary>The included filters; null for all users.</summary>
    public ExplanationNode? Included { get; init; }

    public ExplanationNode? InSession { get; init; }

    /// <summary>The excluded filters; the user is left out where this is a match.</summary>
    public ExplanationNode? Excluded { get; init; }
}
