using Attune.Core.Outbound;
using Microsoft.Extensions.Configuration;

namespace Attune.Core.Tests.Outbound;

public sealed class OutboundSettingsTests
{
    [Fact]
    public void Read_WithoutSettings_CallsTheTwoPortsOfTheWebAndAllowsNothingElse()
    {
        var settings = Read();
        Assert.True(settings.AllowsPort("x.test", 443));
        Assert.False(settings.AllowsPort("x.test", 6379));
        Assert.False(settings.AllowsHost("localhost", 80));
    }

    [Fact]
    public void Read_OfPorts_TakesRanges()
    {
        var settings = Read(("Ports", "443, 8000-8099"));
        Assert.True(settings.AllowsPort("x.test", 8050));
        Assert.False(settings.AllowsPort("x.test", 8100));
        Assert.False(settings.AllowsPort("x.test", 80));
    }

    [Theory]
    [InlineData("shop.internal", "shop.internal", 443, true)]
    [InlineData("shop.internal", "SHOP.internal", 443, true)]
    [InlineData("shop.internal", "evilshop.internal", 443, false)]
    [InlineData("shop.internal:8080", "shop.internal", 8080, true)]
    [InlineData("shop.internal:8080", "shop.internal", 443, false)]
    [InlineData("*.svc.local", "a.svc.local", 443, true)]
    [InlineData("*.svc.local", "svc.local", 443, false)]
    [InlineData("*.svc.local", "asvc.local", 443, false)]
    [InlineData("[fd00::1]:8080", "fd00::1", 8080, true)]
    public void AllowsHost_OfAnEntry_MatchesWholeLabels(string entry, string host, int port, bool allowed) =>
        Assert.Equal(allowed, Read(("AllowedHosts", entry)).AllowsHost(host, port));

    [Theory]
    [InlineData("Ports", "0")]
    [InlineData("Ports", "90-80")]
    [InlineData("Ports", "http")]
    [InlineData("AllowedNetworks", "10.0.0.0/40")]
    [InlineData("AllowedHosts", "a b")]
    [InlineData("AllowedHosts", "host:0")]
    public void Read_OfNonsense_NamesTheSetting(string name, string value)
    {
        var refused = Assert.Throws<FormatException>(() => Read((name, value)));
        Assert.StartsWith($"Attune:Outbound:{name}: ", refused.Message, StringComparison.Ordinal);
    }

    private static OutboundSettings Read(params (string Name, string Value)[] settings) =>
        OutboundSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(setting =>
                        KeyValuePair.Create<string, string?>($"Attune:Outbound:{setting.Name}", setting.Value)
                    )
                )
                .Build()
        );
}
