namespace Attune.Core.Devices;

/// <summary>
/// The words that the classifier knows, without regard to case. Among browsers and among systems the order of the lines
/// is the order of precedence: what is more particular stands first. A slash behind a word: it counts
/// with a version only. To teach the classifier a browser, add a line.
/// </summary>
internal static class Vocabulary
{
    private static readonly (Marks Marks, string[] Words)[] Marked =
    [
        (Marks.Android, ["Android", "Adr"]),
        (Marks.IosDevice, ["iPhone", "iPod", "iPh"]),
        (Marks.IosDevice | Marks.IPad, ["iPad", "iPd"]),
        (Marks.Windows, ["Windows", "Win", "Win16", "Win32", "WinNT", "Win64"]),
        (Marks.WindowsPhone, ["Windows Phone", "XBLWP7", "wds"]),
        (Marks.WindowsMobile, ["Windows Mobile", "WindowsMobile"]),
        (Marks.Windows | Marks.WindowsCe, ["Windows CE", "WindowsCE"]),
        (Marks.Macintosh, ["Macintosh", "Mac"]),
        (Marks.CoreFoundation, ["CFNetwork"]),
        (Marks.IntelProcessor, ["x86_64", "i386"]),
        (Marks.Mobile, ["Mobile"]),
        (Marks.Tablet, ["Tablet"]),
        (Marks.TabletModel, ["Tab", "Pad", "Kindle", "PlayBook", "TouchPad", "Xoom", "Nook", "Iconia", "Transformer"]),
        (Marks.TabletModel, ["Nexus 7", "Nexus 9", "Nexus 10", "Pixel C"]),
        (Marks.Tv, ["TV", "SmartTV", "GoogleTV", "Apple TV", "AppleTV", "WebTV", "MiTV", "HbbTV", "NETTV", "MIBOX"]),
        (Marks.Tv, ["BRAVIA", "CrKey", "Chromecast", "Roku", "Web0S", "NetCast", "Viera", "tvOS", "Vizio", "FireTV"]),
        (Marks.Console, ["PlayStation", "Xbox", "Nintendo", "PSP", "Wii", "WiiU"]),
        (Marks.Wearable, ["Apple Watch", "watchOS", "SmartWatch", "OculusBrowser", "Quest"]),
        (Marks.FeaturePhone, ["MIDP", "CLDC", "J2ME", "DoCoMo", "Nokia", "Obigo", "Teleca", "PalmOS", "SEMC"]),
        (Marks.Chrome, ["Chrome", "CrMo"]),
        (Marks.Safari, ["Safari"]),
        (Marks.Version, ["Version"]),
        (Marks.Firefox, ["Firefox"]),
        (Marks.Firefox | Marks.Mobile, ["Fennec"]),
        (Marks.Explorer, ["MSIE", "Trident"]),
        (Marks.Explorer | Marks.ExplorerMobile, ["IEMobile"]),
        (Marks.Edge, ["Edge/", "Edg/"]),
        (Marks.Opera, ["Opera"]),
        (Marks.Opera | Marks.OperaMini, ["Opera Mini"]),
        (Marks.Opera | Marks.OperaMobile, ["Opera Mobi"]),
        (Marks.OperaOnChromium, ["OPR/"]),
        (Marks.WebView, ["wv"]),
        (Marks.WebKit, ["AppleWebKit"]),
        (Marks.GoogleApp, ["GSA/"]),
        (Marks.DuckDuckGo, ["DuckDuckGo/", "Ddg/"]),
        (Marks.Compatible, ["compatible"]),
        (
            Marks.Program,
            ["http", "https", "www", "Slurp", "Scrapy", "Selenium", "Playwright", "Puppeteer", "Lighthouse"]
        ),
        (
            Marks.Program,
            ["Python", "aiohttp", "perl", "lwp", "HttpClient", "HTTPie", "HTTrack", "PostmanRuntime", "WinHTTP"]
        ),
        (
            Marks.Program,
            ["Mechanize", "colly", "WordPress", "GoogleOther", "InspectionTool", "Mediapartners", "Favicon"]
        ),
        (Marks.Program, ["GoogleImageProxy", "YahooMailProxy", "YahooCacheSystem", "BingPreview", "SkypeUriPreview"]),
        (
            Marks.Program,
            ["Google Web", "GTmetrix", "PTST", "StatusCake", "Site24x7", "Catchpoint", "Zabbix", "Datanyze"]
        ),
        (
            Marks.Program,
            ["ChatGPT", "Claude", "anthropic", "cohere", "externalagent", "externalads", "externalfetcher"]
        ),
        (Marks.Program, ["Nutch", "heritrix", "larbin", "Teoma", "Yeti/", "Daumoa", "ichiro", "Netcraft", "masscan"]),
        (Marks.Program, ["Nmap", "zgrab", "Nikto", "sqlmap", "Nessus", "Xenu", "WebZIP"]),
        (
            Marks.None,
            ["Mozilla", "KHTML", "like", "Gecko", "CPU", "OS", "NT", "x64", "WOW64", "Intel", "X11", "Build", "rv"]
        ),
    ];

    // Programs without a person that have a name of their own.
    private static readonly (BrowserFamily Browser, string[] Words)[] Programs =
    [
        (new("Googlebot"), ["Googlebot"]),
        (new("bingbot"), ["bingbot", "adidxbot"]),
        (new("YandexBot"), ["YandexBot"]),
        (new("Baiduspider"), ["Baiduspider"]),
        (new("DuckDuckBot"), ["DuckDuckBot"]),
        (new("Yahoo! Slurp"), ["Slurp"]),
        (new("FacebookBot"), ["facebookexternalhit"]),
        (new("Facebot"), ["Facebot"]),
        (new("Twitterbot"), ["Twitterbot"]),
        (new("LinkedInBot"), ["LinkedInBot"]),
        (new("Slackbot"), ["Slackbot"]),
        (new("Applebot"), ["Applebot"]),
        (new("AhrefsBot"), ["AhrefsBot"]),
        (new("SemrushBot"), ["SemrushBot"]),
        (new("MJ12bot"), ["MJ12bot"]),
        (new("msnbot"), ["msnbot"]),
        (new("GPTBot"), ["GPTBot"]),
        (new("ClaudeBot"), ["ClaudeBot"]),
        (new("PingdomBot"), ["PingdomTMS", "PingdomPageSpeed"]),
        (new("HeadlessChrome", "Chrome"), ["HeadlessChrome"]),
        (new("PhantomJS"), ["PhantomJS"]),
        (new("curl"), ["curl"]),
        (new("Wget"), ["Wget"]),
    ];

    private static readonly (BrowserFamily Browser, string[] Words)[] Browsers =
    [
        (new("Facebook Messenger", "Facebook"), ["MESSENGER", "MessengerForiOS"]),
        (new("Facebook"), ["FBAV", "FBAN", "FB_IAB"]),
        (new("SeaMonkey"), ["SeaMonkey"]),
        (new("Waterfox"), ["Waterfox/"]),
        (new("Camino"), ["Camino/"]),
        (new("Sailfish Browser"), ["SailfishBrowser"]),
        (new("Pinterest"), ["Pinterest"]),
        (new("Instagram"), ["Instagram"]),
        (new("Flipboard"), ["Flipboard/"]),
        (new("Snapchat"), ["Snapchat"]),
        (new("Twitter"), ["TwitterAndroid", "Twitter"]),
        (new("Basilisk"), ["Basilisk/"]),
        (new("Pale Moon"), ["PaleMoon"]),
        (new("Firefox iOS", "Firefox"), ["FxiOS"]),
        (new("UC Browser"), ["UCBrowser", "UCWEB", "UC Browser"]),
        (new("Opera Mini", "Opera"), ["OPiOS"]),
        (new("Opera Touch", "Opera"), ["OPT/"]),
        (new("webOS Browser"), ["hpwOS", "webOS"]),
        (new("Konqueror"), ["Konqueror"]),
        (new("Comodo Dragon"), ["Comodo_Dragon"]),
        (new("Amazon Silk"), ["Silk/"]),
        (new("Puffin"), ["Puffin/"]),
        (new("Edge Mobile", "Edge"), ["EdgA", "EdgiOS"]),
        (new("Oculus Browser"), ["OculusBrowser"]),
        (new("Samsung Internet"), ["SamsungBrowser"]),
        (new("Seznam prohlížeč"), ["SznProhlizec"]),
        (new("Coc Coc"), ["coc_coc_browser"]),
        (new("Baidu Browser"), ["baidubrowser", "baiduboxapp"]),
        (new("Maxthon"), ["MxBrowser", "Maxthon"]),
        (new("LINE"), ["Line/"]),
        (new("MiuiBrowser"), ["MiuiBrowser"]),
        (new("QQ Browser Mobile", "QQ Browser"), ["MQQBrowser"]),
        (new("QQ Browser"), ["QQBrowser"]),
        (new("Chrome Mobile iOS", "Chrome"), ["CriOS"]),
        (new("Sogou Explorer"), ["MetaSr"]),
        (new("Yandex Browser"), ["YaBrowser"]),
        (new("Whale"), ["Whale/"]),
        (new("Huawei Browser"), ["HuaweiBrowser"]),
        (new("Iron"), ["Iron"]),
        (new("Electron"), ["Electron/"]),
        (new("Midori"), ["Midori/"]),
        (new("Lynx"), ["Lynx/"]),
        (new("OmniWeb"), ["OmniWeb"]),
        (new("Dillo"), ["Dillo"]),
        (new("Epiphany"), ["Epiphany/"]),
        (new("Iceweasel"), ["Iceweasel"]),
        (new("Iceape"), ["Iceape"]),
        (new("IceCat"), ["IceCat"]),
        (new("K-Meleon"), ["Meleon"]),
        (new("Galeon"), ["Galeon/"]),
        (new("NetFront"), ["NetFront"]),
        (new("Outlook"), ["MSOffice", "Outlook"]),
        (new("Thunderbird"), ["Thunderbird"]),
        (new("Vivaldi"), ["Vivaldi/"]),
        (new("Brave"), ["Brave"]),
        (new("Falkon"), ["Falkon/"]),
        (new("QupZilla"), ["QupZilla"]),
        (new("qutebrowser"), ["qutebrowser"]),
        (new("Arora"), ["Arora/"]),
        (new("Netscape"), ["Netscape", "Netscape6", "Navigator/"]),
        (new("Chromium", "Chrome"), ["Chromium"]),
        (new("Kindle"), ["Kindle"]),
        (new("Nokia Browser"), ["NokiaBrowser", "BrowserNG"]),
        (new("BlackBerry WebKit", "BlackBerry"), ["BB10", "PlayBook"]),
        (new("BlackBerry"), ["BlackBerry"]),
        (new("ELinks"), ["ELinks"]),
        (new("Links"), ["Links"]),
    ];

    private static readonly (string System, string[] Words)[] Systems =
    [
        ("tvOS", ["tvOS"]),
        ("ATV OS X", ["AppleTV", "Apple TV"]),
        ("WatchOS", ["watchOS"]),
        ("Chromecast", ["CrKey"]),
        ("Roku", ["Roku"]),
        ("KaiOS", ["KAIOS"]),
        ("Tizen", ["Tizen"]),
        ("HarmonyOS", ["OpenHarmony"]),
        ("Chrome OS", ["CrOS"]),
        ("Mac OS", ["Mac_PowerPC"]),
        ("Symbian OS", ["SymbianOS", "SymbOS", "Symbian", "S60", "Series60"]),
        ("MeeGo", ["MeeGo"]),
        ("BlackBerry Tablet OS", ["PlayBook"]),
        ("BlackBerry OS", ["BlackBerry", "BB10"]),
        ("webOS", ["webOS", "hpwOS"]),
        ("Web0S", ["Web0S"]),
        ("Bada", ["Bada"]),
        ("Maemo", ["Maemo"]),
        ("Sailfish", ["Sailfish"]),
        ("Brew MP", ["BMP"]),
        ("BREW", ["BREW"]),
        ("Kindle", ["Kindle"]),
        ("Debian", ["Debian"]),
        ("Linux Mint", ["Linux Mint"]),
        ("Mandriva", ["Mandriva"]),
        ("Kubuntu", ["Kubuntu"]),
        ("Lubuntu", ["Lubuntu"]),
        ("Ubuntu", ["Ubuntu"]),
        ("Fedora", ["Fedora"]),
        ("Red Hat", ["Red Hat"]),
        ("CentOS", ["CentOS"]),
        ("openSUSE", ["openSUSE"]),
        ("SUSE", ["SUSE"]),
        ("Gentoo", ["Gentoo"]),
        ("Slackware", ["Slackware"]),
        ("Mageia", ["Mageia"]),
        ("FreeBSD", ["FreeBSD"]),
        ("OpenBSD", ["OpenBSD"]),
        ("NetBSD", ["NetBSD"]),
        ("BSD", ["BSD"]),
        ("Solaris", ["SunOS"]),
        ("Linux", ["Linux"]),
    ];

    private static readonly Dictionary<string, Term> Terms = Build();

    private static readonly Dictionary<string, Term>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Terms.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Terms.Keys.Max(word => word.Length);

    /// <summary>What one word, or two with a space between, mean; null for nothing. Allocates nothing.</summary>
    internal static Term? Find(ReadOnlySpan<char> words) =>
        words.Length >= 2 && words.Length <= Longest && Lookup.TryGetValue(words, out var term) ? term : null;

    private static Dictionary<string, Term> Build()
    {
        var terms = new Dictionary<string, Term>(StringComparer.OrdinalIgnoreCase);
        foreach (var (marks, words) in Marked)
        {
            Change(terms, words, term => term with { Marks = term.Marks | marks });
        }

        foreach (var words in Programs.Select(program => program.Words))
        {
            Change(terms, words, term => term with { Marks = term.Marks | Marks.Program });
        }

        foreach (var (rank, (browser, words)) in Programs.Concat(Browsers).Index())
        {
            Change(terms, words, term => term with { Browser = browser, BrowserRank = rank });
        }

        foreach (var (rank, (system, words)) in Systems.Index())
        {
            Change(terms, words, term => term with { System = system, SystemRank = rank });
        }

        var firstWords = terms.Keys.Where(key => key.Contains(' ')).Select(key => key[..key.IndexOf(' ')]).ToArray();
        Change(terms, firstWords, term => term with { StartsPair = true });
        return terms;
    }

    private static void Change(Dictionary<string, Term> terms, string[] words, Func<Term, Term> change)
    {
        foreach (var word in words)
        {
            var key = word.TrimEnd('/');
            var term = terms.GetValueOrDefault(key, Term.Nothing);
            terms[key] = change(term) with { NeedsVersion = term.NeedsVersion || key != word };
        }
    }
}
