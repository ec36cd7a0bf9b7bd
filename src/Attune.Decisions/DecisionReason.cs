using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions;

/// <summary>Why an experience is or is not served; failures have the names of the SDKs (wire.md section 1.7).</summary>
[JsonConverter(typeof(NamedEnumConverter<DecisionReason>))]
public enum DecisionReason : byte
{
    /// <summary>A variation is served.</summary>
    [JsonStringEnumMemberName("SERVED")]
    Served,

    /// <summary>No experience has this key, or its record is broken.</summary>
    [JsonStringEnumMemberName("INVALID_EXPERIENCE_KEY")]
    InvalidExperienceKey,

    /// <summary>A draft, not started yet, or paused.</summary>
    [JsonStringEnumMemberName("EXPERIENCE_NOT_ACTIVE")]
    ExperienceNotActive,

    /// <summary>Its end has come.</summary>
    [JsonStringEnumMemberName("EXPERIENCE_EXPIRED")]
    ExperienceExpired,

    /// <summary>The user is in none of its audiences, or belongs to another experience of its exclusive group.</summary>
    [JsonStringEnumMemberName("USER_NOT_IN_SEGMENT")]
    UserNotInSegment,

    /// <summary>The user is in the workspace's control group.</summary>
    [JsonStringEnumMemberName("USER_IN_GLOBAL_CONTROL_GROUP")]
    UserInGlobalControlGroup,

    /// <summary>The user is in the experience's own control group.</summary>
    [JsonStringEnumMemberName("USER_IN_CAMPAIGN_CONTROL_GROUP")]
    UserInCampaignControlGroup,

    /// <summary>More keys were asked for than are served at once.</summary>
    [JsonStringEnumMemberName("MAX_LIMIT_BREACHED")]
    MaxLimitBreached,

    /// <summary>The content could not be rendered; never decided here, but by who renders.</summary>
    [JsonStringEnumMemberName("PERSONALIZATION_FAILED")]
    PersonalizationFailed,
}
