namespace Attune.Core.Analytics.Reading;

/// <summary>What a goal event is credited to (wire.md 6.3).</summary>
public enum AttributionModel
{
    /// <summary>The latest impression before it, within the experience's window.</summary>
    ViewThrough,

    /// <summary>The latest click before it, within the experience's window.</summary>
    ClickThrough,

    /// <summary>The latest click before it, within 30 minutes.</summary>
    InSession,
}
