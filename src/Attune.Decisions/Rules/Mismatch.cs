namespace Attune.Decisions.Rules;

/// <summary>Why a condition could not look at a value as its author meant.</summary>
public enum Mismatch
{
    /// <summary>There is no such attribute, or the request did not say.</summary>
    Missing,

    /// <summary>The attribute is null.</summary>
    Null,

    /// <summary>The value is of another type than the filter says.</summary>
    WrongType,

    /// <summary>The ranking of all users that the filter compares with was not computed yet.</summary>
    NotRanked,
}
