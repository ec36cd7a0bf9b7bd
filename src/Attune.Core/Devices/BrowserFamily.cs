namespace Attune.Core.Devices;

/// <summary>A browser as uap-core names it, and as people name it on any device.</summary>
/// <param name="Name">"Chrome Mobile iOS".</param>
/// <param name="Group">"Chrome".</param>
internal sealed record BrowserFamily(string Name, string Group)
{
    /// <summary>A browser with one name everywhere.</summary>
    internal BrowserFamily(string name)
        : this(name, name) { }
}
