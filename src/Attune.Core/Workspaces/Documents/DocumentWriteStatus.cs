namespace Attune.Core.Workspaces.Documents;

/// <summary>How a write ended.</summary>
public enum DocumentWriteStatus
{
    /// <summary>All changes are committed.</summary>
    Written,

    /// <summary>A document was not at the expected version: nothing is written.</summary>
    VersionConflict,

    /// <summary>Another document of the kind has the name: nothing is written.</summary>
    NameTaken,

    /// <summary>The workspace does not exist: nothing is written.</summary>
    NoWorkspace,

    /// <summary>The workspace to create exists already: nothing is written.</summary>
    WorkspaceExists,
}
