using Attune.Core.Devices;
using Attune.Decisions.Sessions;

namespace Attune.Core.Tests.Devices;

/// <summary>
/// Agreement with uap-core on the strings of npm's user-agents, counted both once for each distinct string and once for
/// each row of the data. How uap-core's answer becomes a device type is in tests/oracles/user-agents/device-type.mjs.
/// </summary>
public sealed class UapCoreAgreementTests(UapCoreOracle oracle, ITestOutputHelper output) : IClassFixture<UapCoreOracle>
{
    [Fact]
    public void DeviceType_AgreesOnAtLeast99Percent() =>
        AssertAgreement(0.99, (facts, answer) => (facts.TypeName ?? "Unknown") == answer.Type);

    [Fact]
    public void OperatingSystem_AgreesOnAtLeast97Percent() =>
        AssertAgreement(0.97, (facts, answer) => (facts.OperatingSystem ?? "Other") == answer.Os);

    [Fact]
    public void Browser_AgreesOnAtLeast97Percent() =>
        AssertAgreement(0.97, (facts, answer) => (facts.Browser ?? "Other") == answer.Browser);

    [Fact]
    public void BotFlag_IsSetForNobodyWhomUapCoreTakesForAPerson()
    {
        var people = oracle.Read().People.Where(answer => answer.Type != "Bot");

        Assert.DoesNotContain(people, answer => UserAgentClassifier.Classify(answer.UserAgent).IsBot == true);
    }

    // Many crawlers take care to look like people, so the list can never be met whole.
    [Fact]
    public void BotFlag_IsSetForAtLeast85PercentOfKnownCrawlers()
    {
        var crawlers = oracle.Read().Crawlers;
        var found = crawlers.Count(crawler => UserAgentClassifier.Classify(crawler).IsBot == true);
        output.WriteLine($"{found} of {crawlers.Count} crawlers");

        Assert.True(found >= 0.85 * crawlers.Count, $"only {found} of {crawlers.Count}");
    }

    private void AssertAgreement(double least, Func<DeviceFacts, UapCoreOracle.Answer, bool> agrees)
    {
        var answers = oracle.Read().People;
        var agreed = answers.Where(answer => agrees(UserAgentClassifier.Classify(answer.UserAgent), answer)).ToList();
        var ofStrings = (double)agreed.Count / answers.Count;
        var ofRows = (double)agreed.Sum(answer => answer.Count) / answers.Sum(answer => answer.Count);
        output.WriteLine($"{ofStrings:P2} of {answers.Count} strings, {ofRows:P2} of rows");

        Assert.True(answers.Count > 500, "the data is not what it was");
        Assert.True(ofStrings >= least && ofRows >= least, $"{ofStrings:P2} of strings, {ofRows:P2} of rows");
    }
}
