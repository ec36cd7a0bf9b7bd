namespace Attune.Core.Devices;

/// <summary>Decides the operating system, under the names of uap-core.</summary>
internal static class OperatingSystems
{
    internal const string Android = "Android";
    internal const string ChromeOs = "Chrome OS";
    internal const string FirefoxOs = "Firefox OS";
    internal const string Ios = "iOS";
    internal const string Linux = "Linux";
    internal const string MacOsX = "Mac OS X";
    internal const string Windows = "Windows";
    internal const string WindowsMobile = "Windows Mobile";
    internal const string WindowsPhone = "Windows Phone";

    /// <summary>The system, or null. What imitates others is asked first: Windows Phone says Android and iPhone too.</summary>
    internal static string? From(in UserAgentReading reading) =>
        reading switch
        {
            _ when reading.Has(Marks.WindowsPhone) => WindowsPhone,
            {
                System: "KaiOS" or "Tizen" or "HarmonyOS" or "Chromecast" or "Roku" or "tvOS" or "ATV OS X" or "WatchOS"
            } => reading.System,
            _ when reading.Has(Marks.Android) => Android,
            _ when reading.Has(Marks.WindowsMobile) => WindowsMobile,
            _ when reading.Has(Marks.Windows) => Windows,
            { System: ChromeOs } => ChromeOs,
            _ when reading.Has(Marks.IosDevice) => Ios,
            _ when reading.Has(Marks.CoreFoundation) => reading.Has(Marks.IntelProcessor) ? MacOsX : Ios,
            { System: "Mac OS" } => reading.System,
            _ when reading.Has(Marks.Macintosh) => MacOsX,
            { System: null } when reading.Has(Marks.Firefox) && reading.HasAny(Marks.Mobile | Marks.Tablet) =>
                FirefoxOs,
            _ => reading.System,
        };

    /// <summary>The name for the value of Sec-CH-UA-Platform, or null for one that says nothing.</summary>
    internal static string? FromHint(ReadOnlySpan<char> platform) =>
        platform switch
        {
            "Android" => Android,
            "Chrome OS" or "Chromium OS" => ChromeOs,
            "iOS" => Ios,
            "Linux" => Linux,
            "macOS" => MacOsX,
            "Windows" => Windows,
            _ => null,
        };
}
