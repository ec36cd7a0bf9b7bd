namespace Attune.Core.Analytics.Attribution;

/// <summary>What a user had of an experience. The numbers are stored: never renumber.</summary>
internal enum ExposureKind : byte
{
    Impression = 0,
    Click = 1,

    /// <summary>What was first decided for the user, where a control group is measured.</summary>
    Assignment = 2,
}
