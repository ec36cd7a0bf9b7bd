namespace Attune.Decisions.Sessions;

/// <summary>
/// What a request's user agent and client hints say about the device. The default value knows nothing: every member is
/// null or <see cref="DeviceType.Unknown"/>, and a rule on any of them does not match.
/// </summary>
/// <param name="Type">The kind of device.</param>
/// <param name="OperatingSystem">Family as uap-core names it ("Android", "iOS", "Mac OS X"), or null.</param>
/// <param name="Browser">Family as uap-core names it ("Chrome Mobile", "Mobile Safari"), or null.</param>
/// <param name="BrowserGroup">
/// What people call that browser on any device ("Chrome" for "Chrome Mobile" and "Chrome Mobile iOS"), or null. A rule
/// on the browser holds when either name is the one it asks for.
/// </param>
/// <param name="IsBot">True for a program without a person, false for all else, null when no user agent was passed.</param>
public readonly record struct DeviceFacts(
    DeviceType Type,
    string? OperatingSystem,
    string? Browser,
    string? BrowserGroup,
    bool? IsBot
)
{
    /// <summary>The type as rules and explanations write it ("Mobile"), or null when it is unknown. Allocates nothing.</summary>
    public string? TypeName =>
        Type switch
        {
            DeviceType.Mobile => "Mobile",
            DeviceType.Tablet => "Tablet",
            DeviceType.Desktop => "Desktop",
            DeviceType.Bot => "Bot",
            DeviceType.Tv => "TV",
            DeviceType.Console => "Console",
            DeviceType.Wearable => "Wearable",
            _ => null,
        };
}
