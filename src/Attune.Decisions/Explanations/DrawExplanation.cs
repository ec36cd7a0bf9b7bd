using System.Text.Json.Serialization;

namespace Attune.Decisions.Explanations;

/// <summary>A draw that can be repeated in any language (docs/bucketing.md).</summary>
public sealed record DrawExplanation
{
    /// <summary>What was drawn: <c>exclusion_group</c>, <c>global_control_group</c>, <c>control_group</c> or <c>variation</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The text before the colon that is hashed.</summary>
    public required string Salt { get; init; }

    /// <summary>The text after the colon.</summary>
    public required string BucketingId { get; init; }

    /// <summary>0 to 9,999.</summary>
    [JsonPropertyOrder(1)]
    public required int Slot { get; init; }

    /// <summary>What the slot means.</summary>
    [JsonPropertyOrder(2)]
    public required string Outcome { get; init; }
}
