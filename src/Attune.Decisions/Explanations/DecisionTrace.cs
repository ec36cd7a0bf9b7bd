using Attune.Decisions.Experiences;

namespace Attune.Decisions.Explanations;

/// <summary>Writes down one decision as it is made. Not thread-safe.</summary>
internal sealed class DecisionTrace
{
    private readonly List<AudienceExplanation> _audiences = [];
    private readonly List<DrawExplanation> _draws = [];

    /// <summary>Given to the rules.</summary>
    public RuleTrace Rules { get; } = new();

    public ExperienceStatus? Status { get; set; }

    public void Draw(string purpose, string salt, string bucketingId, int slot, string outcome) =>
        _draws.Add(
            new()
            {
                Purpose = purpose,
                Salt = salt,
                BucketingId = bucketingId,
                Slot = slot,
                Outcome = outcome,
            }
        );

    public void Audience(AudienceExplanation audience) => _audiences.Add(audience);

    public Explanation Explain(in Decision decision) =>
        new()
        {
            ExperienceKey = decision.ExperienceKey,
            Reason = decision.Reason,
            Message = decision.Reason.Message(),
            ConfigurationVersion = decision.ConfigurationVersion,
            Status = Status,
            AudienceId = decision.AudienceId,
            AudienceName = decision.AudienceName,
            VariationId = decision.Variation?.Id,
            VariationName = decision.Variation?.Name,
            Bucket = decision.Bucket,
            Propensity = decision.Propensity,
            Audiences = _audiences,
            Draws = _draws,
        };
}
