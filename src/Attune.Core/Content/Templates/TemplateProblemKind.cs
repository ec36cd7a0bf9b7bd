namespace Attune.Core.Content.Templates;

/// <summary>What can be wrong with a stored template or a search for some.</summary>
public enum TemplateProblemKind
{
    /// <summary>A required member is absent or holds nothing.</summary>
    Empty,

    /// <summary>A required member of the meta information is absent.</summary>
    MissingInMeta,

    /// <summary>A member holds what it may not.</summary>
    Invalid,

    /// <summary>A member that does not belong here.</summary>
    NotExpected,

    /// <summary>The meta information lists a platform that has no content.</summary>
    BodyMissing,

    /// <summary>There is content for a platform that the meta information does not list.</summary>
    PlatformMissing,

    /// <summary>Another template has this id and version.</summary>
    Duplicate,

    /// <summary>The channel has as many templates as it may have.</summary>
    TooMany,

    /// <summary>There is no template of this id.</summary>
    Unknown,

    /// <summary>Somebody else has changed the template at the same time.</summary>
    Conflict,

    /// <summary>A pair of id and version lacks one of the two.</summary>
    PairIncomplete,
}
