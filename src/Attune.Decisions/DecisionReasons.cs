namespace Attune.Decisions;

/// <summary>The words for <see cref="DecisionReason"/>.</summary>
public static class DecisionReasons
{
    /// <summary>The SDKs' name, as <c>USER_NOT_IN_SEGMENT</c>. Allocates nothing.</summary>
    public static string WireName(this DecisionReason reason) =>
        reason switch
        {
            DecisionReason.Served => "SERVED",
            DecisionReason.InvalidExperienceKey => "INVALID_EXPERIENCE_KEY",
            DecisionReason.ExperienceNotActive => "EXPERIENCE_NOT_ACTIVE",
            DecisionReason.ExperienceExpired => "EXPERIENCE_EXPIRED",
            DecisionReason.UserNotInSegment => "USER_NOT_IN_SEGMENT",
            DecisionReason.UserInGlobalControlGroup => "USER_IN_GLOBAL_CONTROL_GROUP",
            DecisionReason.UserInCampaignControlGroup => "USER_IN_CAMPAIGN_CONTROL_GROUP",
            DecisionReason.MaxLimitBreached => "MAX_LIMIT_BREACHED",
            _ => "PERSONALIZATION_FAILED",
        };

    /// <summary>A sentence for people.</summary>
    public static string Message(this DecisionReason reason) =>
        reason switch
        {
            DecisionReason.Served => "A variation is served",
            DecisionReason.InvalidExperienceKey => "No experience has this key",
            DecisionReason.ExperienceNotActive => "The experience is not active",
            DecisionReason.ExperienceExpired => "The experience has ended",
            DecisionReason.UserNotInSegment => "User does not match segment criteria",
            DecisionReason.UserInGlobalControlGroup => "User is in the global control group",
            DecisionReason.UserInCampaignControlGroup => "User is in the control group of the experience",
            DecisionReason.MaxLimitBreached => "More experience keys were asked for than are served at once",
            _ => "The content could not be personalized",
        };
}
