using Attune.Core.Devices;
using Attune.Decisions.Sessions;

namespace Attune.Core.Tests.Devices;

public sealed class ClientHintsTests
{
    private const string ChromeBrands = """
        "Chromium";v="124", "Google Chrome";v="124", "Not-A.Brand";v="99"
        """;

    private const string WindowsUserAgent =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36";

    [Theory]
    [InlineData("\"Windows\"", "?0", DeviceType.Desktop, "Windows")]
    [InlineData("\"macOS\"", "?0", DeviceType.Desktop, "Mac OS X")]
    [InlineData("\"Chrome OS\"", "?0", DeviceType.Desktop, "Chrome OS")]
    [InlineData("\"Android\"", "?1", DeviceType.Mobile, "Android")]
    [InlineData("\"Android\"", "?0", DeviceType.Tablet, "Android")]
    [InlineData("\"Linux\"", null, DeviceType.Desktop, "Linux")]
    [InlineData("\"Android\"", null, DeviceType.Unknown, "Android")]
    [InlineData(null, "?1", DeviceType.Mobile, null)]
    public void Classify_WithoutAUserAgent_TakesWhatHintsSay(
        string? platform,
        string? mobile,
        DeviceType type,
        string? system
    )
    {
        var facts = UserAgentClassifier.Classify("", new ClientHints(null, platform, mobile));

        Assert.Equal(new DeviceFacts(type, system, null, null, null), facts);
    }

    [Fact]
    public void Classify_WhereHintsAndUserAgentDiffer_BelievesTheHints()
    {
        var facts = UserAgentClassifier.Classify(
            WindowsUserAgent,
            new ClientHints("\"Microsoft Edge\";v=\"124\", \"Chromium\";v=\"124\"", "\"Android\"", "?1")
        );

        Assert.Equal(new DeviceFacts(DeviceType.Mobile, "Android", "Edge Mobile", "Edge", false), facts);
    }

    [Fact]
    public void Classify_WithBrandsOfAnEngineOnly_TakesTheBrowserFromTheUserAgent()
    {
        var hints = new ClientHints("\"Chromium\";v=\"124\", \"Not(A:Brand\";v=\"8\"", "\"Windows\"", "?0");

        Assert.Equal("Vivaldi", UserAgentClassifier.Classify(WindowsUserAgent + " Vivaldi/6.7", hints).Browser);
    }

    [Theory]
    [InlineData("Windows", "1")]
    [InlineData("\"", "?2")]
    [InlineData("\"Windows", "?1;x")]
    [InlineData("\"Unknown\"", "true")]
    public void Classify_WithMalformedHints_FallsBackToTheUserAgent(string platform, string mobile)
    {
        var hints = new ClientHints("\"Google Chrome", platform, mobile);
        const string iphone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) Version/26.0 Mobile/15E148 Safari/604.1";

        Assert.Equal(UserAgentClassifier.Classify(iphone), UserAgentClassifier.Classify(iphone, hints));
    }

    [Fact]
    public void Classify_OfABotThatSendsHints_IsABot()
    {
        var hints = new ClientHints(ChromeBrands, "\"Windows\"", "?0");
        var facts = UserAgentClassifier.Classify(WindowsUserAgent + " (compatible; bingbot/2.0)", hints);

        Assert.Equal(DeviceType.Bot, facts.Type);
        Assert.True(facts.IsBot);
    }

    [Fact]
    public void Classify_OfATelevisionThatAsksForNoMobileSite_IsATelevision()
    {
        var hints = new ClientHints(ChromeBrands, "\"Android\"", "?0");

        Assert.Equal(
            DeviceType.Tv,
            UserAgentClassifier.Classify("Mozilla/5.0 (Linux; Android 11; BRAVIA 4K)", hints).Type
        );
    }

    [Fact]
    public void Classify_OfHintsBeyond512Characters_ReadsTheStartOnly()
    {
        var filler = new string(' ', UserAgentClassifier.MaximumLength);
        var near = new ClientHints(filler[20..] + "\"Brave\"", filler[20..] + "\"Android\"", filler[20..] + "?1");
        var far = new ClientHints(filler + near.Brands, filler + near.Platform, filler + near.Mobile);

        Assert.Equal(
            new DeviceFacts(DeviceType.Mobile, "Android", "Brave", "Brave", null),
            UserAgentClassifier.Classify("", near)
        );
        Assert.Equal(default, UserAgentClassifier.Classify("", far));
    }
}
