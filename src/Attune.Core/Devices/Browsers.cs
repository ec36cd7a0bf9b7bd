namespace Attune.Core.Devices;

/// <summary>Decides the browser, under the names of uap-core.</summary>
internal static class Browsers
{
    private static readonly BrowserFamily Android = new("Android");
    private static readonly BrowserFamily AppleMail = new("Apple Mail");
    private static readonly BrowserFamily Brave = new("Brave");
    private static readonly BrowserFamily Chrome = new("Chrome");
    private static readonly BrowserFamily ChromeIos = new("Chrome Mobile iOS", "Chrome");
    private static readonly BrowserFamily ChromeMobile = new("Chrome Mobile", "Chrome");
    private static readonly BrowserFamily ChromeWebView = new("Chrome Mobile WebView", "WebView");
    private static readonly BrowserFamily DuckDuckGo = new("DuckDuckGo Mobile", "DuckDuckGo");
    private static readonly BrowserFamily Edge = new("Edge");
    private static readonly BrowserFamily EdgeMobile = new("Edge Mobile", "Edge");
    private static readonly BrowserFamily Explorer = new("IE");
    private static readonly BrowserFamily ExplorerMobile = new("IE Mobile", "IE");
    private static readonly BrowserFamily Firefox = new("Firefox");
    private static readonly BrowserFamily FirefoxMobile = new("Firefox Mobile", "Firefox");
    private static readonly BrowserFamily Google = new("Google");
    private static readonly BrowserFamily MobileSafari = new("Mobile Safari", "Safari");
    private static readonly BrowserFamily Opera = new("Opera");
    private static readonly BrowserFamily OperaMini = new("Opera Mini", "Opera");
    private static readonly BrowserFamily OperaMobile = new("Opera Mobile", "Opera");
    private static readonly BrowserFamily Safari = new("Safari");
    private static readonly BrowserFamily SamsungInternet = new("Samsung Internet");
    private static readonly BrowserFamily Vivaldi = new("Vivaldi");
    private static readonly BrowserFamily WebKitView = new("Mobile Safari UI/WKWebView", "WebView");
    private static readonly BrowserFamily Whale = new("Whale");
    private static readonly BrowserFamily Yandex = new("Yandex Browser");

    /// <summary>
    /// The browser, or null. A word that names one decides; then the engines that most others claim to be, each in its
    /// turn. A bot that names none has none, since what it claims beside is not so.
    /// </summary>
    internal static BrowserFamily? From(in UserAgentReading reading) =>
        reading switch
        {
            { Browser: { } named } => named,
            { IsBot: true } => null,
            _ when reading.Has(Marks.Opera) => OfOpera(reading),
            _ when reading.Has(Marks.OperaOnChromium) => reading.Has(Marks.Mobile) ? OperaMobile : Opera,
            _ when reading.Has(Marks.Edge) => reading.Has(Marks.WindowsPhone) ? EdgeMobile : Edge,
            _ when reading.Has(Marks.ExplorerMobile) => ExplorerMobile,
            _ when reading.Has(Marks.Explorer) => Explorer,
            _ when reading.Has(Marks.GoogleApp) => Google,
            _ when reading.Has(Marks.DuckDuckGo | Marks.Mobile) => DuckDuckGo,
            _ when reading.Has(Marks.Firefox) => reading.HasAny(Marks.Mobile | Marks.Tablet) ? FirefoxMobile : Firefox,
            _ when reading.Has(Marks.Chrome) => OfChrome(reading),
            _ when reading.Has(Marks.IosDevice) => reading.Has(Marks.Safari) ? MobileSafari : WebKitView,
            _ when reading.Has(Marks.Android | Marks.WebKit) => Android,
            _ when reading.Has(Marks.Safari) => Safari,
            _ when reading.Has(Marks.WebKit) => AppleMail,
            _ => null,
        };

    /// <summary>The browser of one brand in Sec-CH-UA, or null for a brand that is none or that many share.</summary>
    internal static BrowserFamily? FromHint(ReadOnlySpan<char> brand, bool mobile) =>
        brand switch
        {
            "Google Chrome" => mobile ? ChromeMobile : Chrome,
            "Microsoft Edge" => mobile ? EdgeMobile : Edge,
            "Opera" or "Opera GX" or "Opera Mobile" => mobile ? OperaMobile : Opera,
            "Android WebView" => ChromeWebView,
            "Samsung Internet" => SamsungInternet,
            "Brave" => Brave,
            "Vivaldi" => Vivaldi,
            "Whale" => Whale,
            "Yandex" or "YaBrowser" => Yandex,
            "DuckDuckGo" => DuckDuckGo,
            _ => null,
        };

    private static BrowserFamily OfOpera(in UserAgentReading reading) =>
        reading.Has(Marks.OperaMini) ? OperaMini
        : reading.Has(Marks.OperaMobile) ? OperaMobile
        : Opera;

    private static BrowserFamily OfChrome(in UserAgentReading reading) =>
        reading.HasAny(Marks.WebView | Marks.Version) ? ChromeWebView
        : reading.Has(Marks.Mobile) ? ChromeMobile
        : Chrome;
}
