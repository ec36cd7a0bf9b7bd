namespace Attune.Core.Analytics.Rollups;

/// <summary>From what on a user is looked at. The numbers are stored: never renumber.</summary>
public enum OutcomeBasis : byte
{
    /// <summary>The first impression or click: compares variations with each other.</summary>
    Exposure = 0,

    /// <summary>The first assignment: compares variations with control groups, which see nothing.</summary>
    Assignment = 1,
}
