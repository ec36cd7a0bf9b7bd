using Attune.Core.Devices;
using Attune.Decisions.Sessions;

namespace Attune.Core.Tests.Devices;

public sealed class UserAgentClassifierTests
{
    private const string Like = "AppleWebKit/537.36 (KHTML, like Gecko)";

    [Theory]
    [InlineData(
        $"Mozilla/5.0 (Linux; Android 10; K) {Like} Chrome/154.0.0.0 Mobile Safari/537.36",
        DeviceType.Mobile,
        "Android",
        "Chrome Mobile"
    )]
    [InlineData(
        $"Mozilla/5.0 (Linux; Android 10; K) {Like} Chrome/138.0.0.0 Safari/537.36",
        DeviceType.Tablet,
        "Android",
        "Chrome"
    )]
    [InlineData(
        $"Mozilla/5.0 (Linux; U; Android 4.0.3; en-us; KFTT Build/IML74K) {Like} Silk/2.1 Mobile Safari/535.19",
        DeviceType.Tablet,
        "Android",
        "Amazon Silk"
    )]
    [InlineData(
        $"Mozilla/5.0 (Linux; Android 9; SM-T835) {Like} Chrome/80.0.3987.99 Mobile Safari/537.36",
        DeviceType.Tablet,
        "Android",
        "Chrome Mobile"
    )]
    [InlineData(
        $"Mozilla/5.0 (Linux; Android 5.1.1; Nexus 7 Build/LMY47V) {Like} Chrome/43.0.2357.78 Mobile Safari/537.36",
        DeviceType.Tablet,
        "Android",
        "Chrome Mobile"
    )]
    [InlineData(
        $"Mozilla/5.0 (Linux; Android 16; SM-A155F; wv) {Like} Version/4.0 Chrome/153.0.8010.36 Mobile Safari/537.36",
        DeviceType.Mobile,
        "Android",
        "Chrome Mobile WebView"
    )]
    [InlineData(
        "Mozilla/5.0 (Android 16; Mobile; rv:156.0) Gecko/156.0 Firefox/156.0",
        DeviceType.Mobile,
        "Android",
        "Firefox Mobile"
    )]
    [InlineData(
        "Mozilla/5.0 (Android 11; Tablet; rv:109.0) Gecko/109.0 Firefox/117.0",
        DeviceType.Tablet,
        "Android",
        "Firefox Mobile"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.6 Mobile/15E148 Safari/604.1",
        DeviceType.Mobile,
        "iOS",
        "Mobile Safari"
    )]
    [InlineData(
        "Mozilla/5.0 (iPad; CPU OS 17_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/148.0.7778.166 Mobile/15E148 Safari/604.1",
        DeviceType.Tablet,
        "iOS",
        "Chrome Mobile iOS"
    )]
    [InlineData(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
        DeviceType.Desktop,
        "Mac OS X",
        "Safari"
    )]
    [InlineData(
        $"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {Like} Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0",
        DeviceType.Desktop,
        "Windows",
        "Edge"
    )]
    [InlineData(
        $"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {Like} Chrome/152.0.0.0 Safari/537.36",
        DeviceType.Desktop,
        "Chrome OS",
        "Chrome"
    )]
    [InlineData(
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        DeviceType.Desktop,
        "Ubuntu",
        "Firefox"
    )]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko", DeviceType.Desktop, "Windows", "IE")]
    [InlineData(
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; Tablet PC 2.0)",
        DeviceType.Desktop,
        "Windows",
        "IE"
    )]
    [InlineData(
        "Mozilla/5.0 (Mobile; Windows Phone 8.1; Android 4.0; ARM; Trident/7.0; IEMobile/11.0; NOKIA; Lumia 929) like iPhone OS 7_0_3 Mac OS X",
        DeviceType.Mobile,
        "Windows Phone",
        "IE Mobile"
    )]
    [InlineData(
        "Mozilla/5.0 (Mobile; LYF/F90M; Android; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
        DeviceType.Mobile,
        "KaiOS",
        "Firefox Mobile"
    )]
    [InlineData(
        "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80/35.5706; U; en) Presto/2.8.119",
        DeviceType.Mobile,
        null,
        "Opera Mini"
    )]
    [InlineData(
        $"Mozilla/5.0 (Linux; Android 7.1.2; AFTMM Build/NS6265; wv) {Like} Version/4.0 Chrome/70.0.3538.110 Mobile Safari/537.36",
        DeviceType.Tv,
        "Android",
        "Chrome Mobile WebView"
    )]
    [InlineData(
        "Mozilla/5.0 (PlayStation 4 3.11) AppleWebKit/537.73 (KHTML, like Gecko)",
        DeviceType.Console,
        null,
        "Apple Mail"
    )]
    [InlineData(
        $"Mozilla/5.0 (X11; Linux x86_64; Quest 2) {Like} OculusBrowser/16.0.0.4.13 Chrome/91.0.4472.88 Safari/537.36",
        DeviceType.Wearable,
        "Linux",
        "Oculus Browser"
    )]
    [InlineData("Dalvik/2.1.0 (Linux; U; Android 9; SM-G960F Build/PPR1)", DeviceType.Mobile, "Android", null)]
    [InlineData("Shop/7.1 CFNetwork/1410.0.3 Darwin/22.6.0", DeviceType.Mobile, "iOS", null)]
    public void Classify_OfAPersonsDevice_TellsTypeSystemAndBrowser(
        string userAgent,
        DeviceType type,
        string? system,
        string? browser
    )
    {
        var facts = UserAgentClassifier.Classify(userAgent);

        Assert.Equal((type, system, browser), (facts.Type, facts.OperatingSystem, facts.Browser));
        Assert.False(facts.IsBot);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Googlebot")]
    [InlineData(
        $"Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) {Like} Chrome/130.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Googlebot"
    )]
    [InlineData("facebookexternalhit/1.1", "FacebookBot")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("python-requests/2.31.0", null)]
    [InlineData($"Mozilla/5.0 (X11; Linux x86_64) {Like} HeadlessChrome/120.0.0.0 Safari/537.36", "HeadlessChrome")]
    [InlineData("SomethingNew-Spider/0.1", null)]
    [InlineData($"Mozilla/5.0 (compatible; Nobody Knows/1.0) {Like} Chrome/130.0.0.0 Safari/537.36", null)]
    public void Classify_OfAProgram_IsABotWhateverElseItClaims(string userAgent, string? browser)
    {
        var facts = UserAgentClassifier.Classify(userAgent);

        Assert.True(facts.IsBot);
        Assert.Equal(DeviceType.Bot, facts.Type);
        Assert.Equal(browser, facts.Browser);
    }

    [Theory]
    [InlineData($"Mozilla/5.0 (Linux; Android 9; CUBOT_P20) {Like} Chrome/91.0.4472.120 Mobile Safari/537.36")]
    [InlineData($"Mozilla/5.0 (Linux; Android 13; motorola edge plus 5G) {Like} Chrome/104.0.0.0 Mobile Safari/537.36")]
    [InlineData(
        $"Mozilla/5.0 (Linux; Android 8.0.0; LG-H870DS Build/OPR1.170623.032) {Like} Chrome/68.0.3440.91 Mobile Safari/537.36"
    )]
    public void Classify_WhereAModelLooksLikeAnotherWord_IsNotMisled(string userAgent)
    {
        var facts = UserAgentClassifier.Classify(userAgent);

        Assert.Equal(new DeviceFacts(DeviceType.Mobile, "Android", "Chrome Mobile", "Chrome", false), facts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Classify_OfNothing_KnowsNothing(string userAgent)
    {
        Assert.Equal(default, UserAgentClassifier.Classify(userAgent));
        Assert.Null(UserAgentClassifier.Classify(userAgent).IsBot);
    }

    [Fact]
    public void Classify_OfWordsThatSayNothing_KnowsOnlyThatItIsNoBot()
    {
        Assert.Equal(
            new DeviceFacts(DeviceType.Unknown, null, null, null, false),
            UserAgentClassifier.Classify("the quick brown fox \ud83d\ude39")
        );
    }

    [Fact]
    public void Classify_ReadsNothingBeyondTheFirst512Characters()
    {
        const string iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X)";
        var padded = iphone.PadRight(UserAgentClassifier.MaximumLength);

        Assert.False(UserAgentClassifier.Classify(padded + "Googlebot").IsBot);
        Assert.True(UserAgentClassifier.Classify(padded[..^9] + "Googlebot").IsBot);
    }

    [Fact]
    public void Classify_WithoutRegardToCase_TellsTheSame()
    {
        const string text =
            $"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {Like} Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0";

        Assert.Equal(UserAgentClassifier.Classify(text), UserAgentClassifier.Classify(text.ToLowerInvariant()));
    }

    [Theory]
    [InlineData("Chrome/154.0.0.0 Mobile", "Chrome")]
    [InlineData("iPhone CriOS/148.0", "Chrome")]
    [InlineData("iPhone Version/26.0 Safari/604.1", "Safari")]
    [InlineData("Android Mobile Firefox/117.0", "Firefox")]
    [InlineData("iPhone FxiOS/155", "Firefox")]
    [InlineData("Android EdgA/138.0", "Edge")]
    [InlineData("iPhone Safari/604.1 OPT/6.7", "Opera")]
    public void BrowserGroup_IsWhatPeopleCallTheBrowserOnAnyDevice(string userAgent, string group)
    {
        Assert.Equal(group, UserAgentClassifier.Classify(userAgent).BrowserGroup);
    }
}
