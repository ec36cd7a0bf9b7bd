using MudBlazor;

namespace Attune.Dashboard.Frame;

/// <summary>The lines of the main navigation: one line here for each room of the dashboard.</summary>
public static class Navigations
{
    public static IReadOnlyList<NavigationEntry> Main { get; } =
    [
        new("Start", "start", Icons.Material.Outlined.RocketLaunch),
        new("Experiences", "experiences", Icons.Material.Outlined.AutoAwesome),
        new("Audiences", "audiences", Icons.Material.Outlined.Groups),
        new("Users", "users", Icons.Material.Outlined.PeopleAlt),
        new("Results", "results", Icons.Material.Outlined.Insights),
    ];

    public static IReadOnlyList<NavigationEntry> Foot { get; } =
    [
        new("Health", "health", Icons.Material.Outlined.MonitorHeart),
        new("Settings", "settings", Icons.Material.Outlined.Settings),
    ];
}
