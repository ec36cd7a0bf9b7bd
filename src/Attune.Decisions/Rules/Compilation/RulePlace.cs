namespace Attune.Decisions.Rules.Compilation;

/// <summary>Where a rule stands; it decides which kinds of filters there may be.</summary>
internal enum RulePlace
{
    /// <summary>An audience: all kinds.</summary>
    Audience,

    /// <summary>An audience's in-session conditions: what the request says, and in-session behaviour.</summary>
    InSession,

    /// <summary>A segment: what is known of the user, not of the request.</summary>
    Segment,
}
