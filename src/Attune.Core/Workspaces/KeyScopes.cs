namespace Attune.Core.Workspaces;

/// <summary>
/// What a key may do. The first four are the tiles of MoEngage's key settings (wire.md 1.1, 5); the fifth is Attune's own.
/// The numbers are stored: never renumber.
/// </summary>
[Flags]
public enum KeyScopes
{
    None = 0,

    /// <summary>Fetch, experience metadata, impressions and clicks.</summary>
    Personalize = 1,

    /// <summary>Users, events, devices, merge, erasure.</summary>
    Data = 2,

    /// <summary>Preview, templates, blocks, catalogs, product sets, coupons, file and filter segments.</summary>
    Content = 4,

    /// <summary>The management API of this workspace, and explanations.</summary>
    Manage = 8,

    /// <summary>Everything inside one workspace.</summary>
    All = Personalize | Data | Content | Manage,

    /// <summary>
    /// What reaches beyond one workspace: creating workspaces, raising limits and rates, and giving this scope to other
    /// keys. Only the first key of a data directory has it from the start.
    /// </summary>
    Operate = 16,
}
