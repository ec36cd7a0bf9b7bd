namespace Attune.Core.Workspaces;

/// <summary>How a use case ended.</summary>
public enum OutcomeStatus
{
    /// <summary>As asked.</summary>
    Done,

    /// <summary>What was sent cannot be accepted; every reason is named.</summary>
    Invalid,

    /// <summary>There is no such thing in this workspace.</summary>
    NotFound,

    /// <summary>It was changed by somebody else since it was read.</summary>
    VersionConflict,

    /// <summary>Something else has the name or key already.</summary>
    NameTaken,

    /// <summary>It is not in a state that allows this.</summary>
    WrongState,

    /// <summary>The caller may not do this.</summary>
    Forbidden,
}
