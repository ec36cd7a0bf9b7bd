namespace Attune.Dashboard.Frame;

/// <summary>A line of the main navigation.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Path">Below the workspace's address.</param>
/// <param name="Icon">An SVG path.</param>
public sealed record NavigationEntry(string Name, string Path, string Icon);
