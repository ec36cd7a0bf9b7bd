using Attune.Decisions.Sessions;

namespace Attune.Core.Devices;

/// <summary>Decides the device type.</summary>
internal static class DeviceTypes
{
    private const Marks HandHeld = Marks.Mobile | Marks.FeaturePhone | Marks.OperaMini | Marks.OperaMobile;

    private const Marks PocketWindows = Marks.WindowsCe | Marks.ExplorerMobile | Marks.OperaMobile;

    private const Marks ShownByBrowser = Marks.Chrome | Marks.Firefox | Marks.Safari | Marks.WebKit | Marks.Opera;

    /// <summary>The type from the user agent and the system that was found.</summary>
    internal static DeviceType From(in UserAgentReading reading, string? system) =>
        reading switch
        {
            { IsBot: true } => DeviceType.Bot,
            _ when reading.Has(Marks.Wearable) => DeviceType.Wearable,
            _ when reading.Has(Marks.Console) => DeviceType.Console,
            // Apps for telephones and computers carry "TV" in their names.
            _ when reading.Has(Marks.Tv) && !reading.HasAny(Marks.IosDevice | Marks.Windows) => DeviceType.Tv,
            _ when reading.Has(Marks.IPad) => DeviceType.Tablet,
            _ => FromSystem(reading, system),
        };

    /// <summary>The type from client hints, or null where they leave it open.</summary>
    internal static DeviceType? FromHint(in HintReading hinted, string? system) =>
        (hinted.Mobile, hinted.System ?? system) switch
        {
            (true, _) => DeviceType.Mobile,
            (false, OperatingSystems.Android or OperatingSystems.Ios) => DeviceType.Tablet,
            (null, _) when hinted.System is null => null,
            (_, OperatingSystems.Windows or OperatingSystems.MacOsX) => DeviceType.Desktop,
            (_, OperatingSystems.ChromeOs or OperatingSystems.Linux) => DeviceType.Desktop,
            _ => null,
        };

    private static DeviceType FromSystem(in UserAgentReading reading, string? system)
    {
        switch (system)
        {
            // "Tablet PC" in a user agent of Windows is a feature of the system, on any computer.
            case OperatingSystems.Windows:
                return reading.HasAny(PocketWindows) ? DeviceType.Mobile : DeviceType.Desktop;
            case OperatingSystems.MacOsX or OperatingSystems.ChromeOs:
                return DeviceType.Desktop;
            case OperatingSystems.Android:
                return IsAndroidTablet(reading) ? DeviceType.Tablet : DeviceType.Mobile;
            case OperatingSystems.Ios or OperatingSystems.WindowsPhone or OperatingSystems.WindowsMobile:
                return DeviceType.Mobile;
            case "BlackBerry Tablet OS" or "Kindle":
                return DeviceType.Tablet;
            case OperatingSystems.FirefoxOs or "KaiOS" or "Tizen" or "HarmonyOS" or "Symbian OS" or "MeeGo":
            case "BlackBerry OS" or "webOS" or "Bada" or "Maemo" or "Sailfish" or "Brew MP" or "BREW":
                return reading.HasAny(Marks.Tablet | Marks.TabletModel) ? DeviceType.Tablet : DeviceType.Mobile;
            default:
                return reading.HasAny(HandHeld) ? DeviceType.Mobile
                    : system is null ? DeviceType.Unknown
                    : DeviceType.Desktop;
        }
    }

    // A browser on an Android telephone says "Mobile"; one on a tablet does not. Apps say neither.
    private static bool IsAndroidTablet(in UserAgentReading reading) =>
        reading.HasAny(Marks.Tablet | Marks.TabletModel)
        || (reading.HasAny(ShownByBrowser) && !reading.HasAny(HandHeld));
}
