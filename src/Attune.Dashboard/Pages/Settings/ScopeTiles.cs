namespace Attune.Dashboard.Pages.Settings;

/// <summary>The tiles of the page of keys: one for each scope.</summary>
public static class ScopeTiles
{
    public static IReadOnlyList<(string Scope, string Name, string Description)> All { get; } =
    [
        (
            "personalize",
            "Personalize",
            "Fetch experiences and their metadata, report impressions and clicks. For your website's or app's backend."
        ),
        ("data", "Data", "Track users, events and devices; merge, export and erase users."),
        ("content", "Content", "Preview templates; manage blocks, templates, catalogs, coupons and segments."),
        (
            "manage",
            "Management",
            "Everything that this dashboard does for the workspace, by program. Also explains decisions."
        ),
        ("operate", "Operation", "What reaches beyond one workspace: creating workspaces, raising limits and rates."),
    ];
}
