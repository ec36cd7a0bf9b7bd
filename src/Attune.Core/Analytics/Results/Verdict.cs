namespace Attune.Core.Analytics.Results;

/// <summary>What may be said of a variation.</summary>
public enum Verdict
{
    /// <summary>Users fell to the arms otherwise than they should: nothing may be said.</summary>
    SampleRatioMismatch,

    /// <summary>Too few users or conversions to say anything yet.</summary>
    NotEnoughData,

    /// <summary>The interval holds no difference, too.</summary>
    Undecided,

    /// <summary>Better than the control.</summary>
    Better,

    /// <summary>Worse than the control.</summary>
    Worse,
}
