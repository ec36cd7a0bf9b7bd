namespace Attune.Core.Analytics.Rollups;

/// <summary>What is counted. The numbers are stored: never renumber.</summary>
public enum Measure : byte
{
    /// <summary>Unique: distinct users of a variation in a workspace day.</summary>
    Impressions = 0,

    /// <summary>Unique: distinct users of a variation in a workspace day.</summary>
    Clicks = 1,

    /// <summary>Goal events after an impression, within the window. Unique: impressions' days of a user and variation.</summary>
    ViewThrough = 2,

    /// <summary>Goal events after a click, within the window. Unique as above.</summary>
    ClickThrough = 3,

    /// <summary>Goal events within 30 minutes after a click. Unique as above.</summary>
    InSession = 4,

    /// <summary>Users whose first impression or click of the experience this is.</summary>
    FirstExposures = 5,

    /// <summary>Users for whom the experience was first decided, control groups included.</summary>
    Assignments = 6,

    /// <summary>Goal events after the first assignment. Unique: users in a workspace day.</summary>
    AfterAssignment = 7,

    /// <summary>Goal events that belong to no impression, click or assignment. Unique: users in a workspace day.</summary>
    Unattributed = 8,

    /// <summary>Users who met a second variation, by their first.</summary>
    Crossed = 9,
}
