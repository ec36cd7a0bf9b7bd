using Attune.Decisions.Experiences;

namespace Attune.Decisions.Explanations;

/// <summary>
/// Why an experience was or was not served: written down by the very evaluation that decides. Immutable, serialisable by
/// <see cref="DecisionsJson"/>.
/// </summary>
public sealed record Explanation
{
    public required string ExperienceKey { get; init; }

    public required DecisionReason Reason { get; init; }

    /// <summary>The reason in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The version of the configuration that decided.</summary>
    public required long ConfigurationVersion { get; init; }

    /// <summary>Where the experience stood; null where there is none.</summary>
    public ExperienceStatus? Status { get; init; }

    public string? AudienceId { get; init; }

    public string? AudienceName { get; init; }

    public string? VariationId { get; init; }

    public string? VariationName { get; init; }

    /// <summary>The slot that the variation was drawn by.</summary>
    public int? Bucket { get; init; }

    /// <summary>The probability of this outcome for a user of this audience.</summary>
    public double Propensity { get; init; }

    /// <summary>The audiences that were tried, in order.</summary>
    public IReadOnlyList<AudienceExplanation> Audiences { get; init; } = [];

    public IReadOnlyList<DrawExplanation> Draws { get; init; } = [];
}
