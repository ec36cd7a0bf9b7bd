namespace Attune.Core.Devices;

/// <summary>Words of a user agent that mean something together rather than alone.</summary>
[Flags]
internal enum Marks : ulong
{
    None = 0,

    // Systems
    Android = 1UL << 0,
    IosDevice = 1UL << 1,
    Windows = 1UL << 2,
    WindowsPhone = 1UL << 3,
    WindowsMobile = 1UL << 4,
    WindowsCe = 1UL << 5,
    Macintosh = 1UL << 6,
    CoreFoundation = 1UL << 7,
    IntelProcessor = 1UL << 8,

    // Forms
    Mobile = 1UL << 9,
    Tablet = 1UL << 10,
    IPad = 1UL << 11,
    TabletModel = 1UL << 12,
    Tv = 1UL << 13,
    Console = 1UL << 14,
    Wearable = 1UL << 15,
    FeaturePhone = 1UL << 16,

    // Engines and browsers that many others claim to be
    Chrome = 1UL << 18,
    Safari = 1UL << 19,
    Version = 1UL << 20,
    Firefox = 1UL << 21,
    Explorer = 1UL << 22,
    ExplorerMobile = 1UL << 23,
    Edge = 1UL << 24,
    Opera = 1UL << 25,
    OperaOnChromium = 1UL << 26,
    OperaMini = 1UL << 27,
    OperaMobile = 1UL << 28,
    WebView = 1UL << 29,
    WebKit = 1UL << 30,
    GoogleApp = 1UL << 31,
    DuckDuckGo = 1UL << 32,
    Compatible = 1UL << 33,
    Program = 1UL << 34,
}
