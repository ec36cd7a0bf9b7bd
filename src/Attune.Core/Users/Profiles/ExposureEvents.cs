namespace Attune.Core.Users.Profiles;

/// <summary>The events that say that a user has met an experience (wire.md 1.10 and 2.2).</summary>
internal static class ExposureEvents
{
    public const string Shown = "MOE_PERSONALIZATION_MESSAGE_SHOWN";
    public const string Clicked = "MOE_PERSONALIZATION_MESSAGE_CLICKED";

    public static bool Contains(string eventName) => eventName is Shown or Clicked;
}
