namespace Attune.Core.Users;

/// <summary>What became of one pair of a merge call.</summary>
public enum MergeOutcome
{
    /// <summary>Merged now, and committed.</summary>
    Merged,

    /// <summary>The two were one already, by this merge or an earlier one. Nothing was to be done.</summary>
    AlreadyMerged,

    /// <summary>Nobody has the merged user's id.</summary>
    MergedUserNotFound,

    /// <summary>Nobody has the retained user's id.</summary>
    RetainedUserNotFound,

    /// <summary>The merged user's profile went into another one before; merges do not follow each other (wire.md 5.1).</summary>
    MergedElsewhere,

    /// <summary>Both ids are the same text.</summary>
    SameUser,
}
