using MudBlazor;

namespace Attune.Dashboard.Frame;

/// <summary>The lines of the main navigation: one line here for each room of the dashboard.</summary>
public static class Navigations
{
    public static IReadOnlyList<NavigationEntry> Main { get; } =
    [new("Start", "start", Icons.Material.Outlined.RocketLaunch)];

    public static IReadOnlyList<NavigationEntry> Foot { get; } =
    [new("Settings", "settings", Icons.Material.Outlined.Settings)];
}
