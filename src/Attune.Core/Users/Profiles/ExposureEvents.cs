using Attune.Decisions;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Profiles;

/// <summary>
/// The events that say what a user had of an experience: impressions and clicks, which callers report (wire.md 1.10 and 2.2),
/// and assignments, which Attune notes itself where a control group is measured.
/// </summary>
internal static class ExposureEvents
{
    public const string Shown = "MOE_PERSONALIZATION_MESSAGE_SHOWN";
    public const string Clicked = "MOE_PERSONALIZATION_MESSAGE_CLICKED";
    public const string Assigned = "ATTUNE_EXPERIENCE_ASSIGNED";

    /// <summary>The attribute that an impression's or click's <see cref="ContextToken"/> is in.</summary>
    public const string Cid = "cid";

    /// <summary>The attribute that names what was clicked.</summary>
    public const string Element = "b_id";

    public const string ExperienceId = "experience_id";
    public const string AudienceId = "audience_id";
    public const string VariationId = "moe_variation_id";
    public const string Propensity = "propensity";

    /// <summary>Whether it is an impression or a click.</summary>
    public static bool Contains(string eventName) => eventName is Shown or Clicked;

    /// <summary>What an impression, click or assignment says; false for other events and for those that say nothing sound.</summary>
    public static bool TryRead(UserEvent happened, out string experienceId, out ExperienceMark mark)
    {
        experienceId = "";
        mark = default;
        if (happened.Name == Assigned)
        {
            experienceId = Text(happened, ExperienceId) ?? "";
            mark = new(Text(happened, AudienceId) ?? "", Text(happened, VariationId) ?? "", happened.TimeMs);
            return experienceId.Length > 0;
        }
        if (!Contains(happened.Name) || !ContextToken.TryRead(Text(happened, Cid), out var token))
        {
            return false;
        }
        experienceId = token.ExperienceId;
        mark = new(token.AudienceId, token.VariationId, happened.TimeMs);
        return true;
    }

    public static string? Text(UserEvent happened, string attribute) =>
        happened.Attributes[attribute] is { Kind: AttributeKind.String } value ? value.AsString() : null;
}
