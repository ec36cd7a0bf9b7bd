namespace Attune.Core.Workspaces;

/// <summary>What a key may do. A key carries any set of these.</summary>
[Flags]
public enum KeyScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Fetch experiences and report on them.</summary>
    Personalize = 1,

    /// <summary>Write and read users, events and devices.</summary>
    Data = 2,

    /// <summary>Preview, templates, content blocks, catalogs and the rest of the content.</summary>
    Content = 4,

    /// <summary>The management API: experiences, keys, workspaces.</summary>
    Manage = 8,

    /// <summary>Everything, as the first key of a workspace.</summary>
    All = Personalize | Data | Content | Manage,
}
