using Microsoft.AspNetCore.Components;

namespace Attune.Dashboard.Frame;

/// <summary>Addresses of pages: everything of a workspace is below <c>/w/WORKSPACE/</c>, so that every view can be shared.</summary>
public static class WorkspaceAddress
{
    /// <summary>The workspace that the current address names, or null.</summary>
    public static string? Find(NavigationManager navigation)
    {
        var parts = navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0].Split('/');
        return parts is ["w", { Length: > 0 } id, ..] ? Uri.UnescapeDataString(id) : null;
    }
}
