using Attune.Server.Hosting;

namespace Attune.Server.Tests.Hosting;

public sealed class ConfigurationArgumentsTests
{
    [Theory]
    [InlineData("--Attune:Data=/srv")]
    [InlineData("--Attune:Data", "/srv")]
    [InlineData("Attune:Data=/srv")]
    [InlineData("--Logging:LogLevel:Default", "Debug", "--environment=Staging")]
    [InlineData("--environment", "Production")]
    [InlineData("--contentRoot", "/srv")]
    [InlineData("--ConnectionStrings:Attune=Host=db;Password=a b=c")]
    public void Configuration_IsKnown(params string[] tokens) =>
        Assert.Empty(ConfigurationArguments.FindUnknown(tokens));

    [Theory]
    [InlineData("--no-dmeo", "--no-dmeo")]
    [InlineData("sevre", "sevre")]
    [InlineData("-x", "-x")]
    [InlineData("--port=80", "--port=80")]
    [InlineData("--environment=Production --verbose", "--verbose")]
    [InlineData("--Attune:Data /srv extra", "extra")]
    [InlineData("--:", "--:")]
    [InlineData("--", "--")]
    [InlineData("http://localhost:80", "http://localhost:80")]
    public void MistypedOption_IsNotTakenForConfiguration(string line, string unknown) =>
        Assert.Equal([unknown], ConfigurationArguments.FindUnknown(line.Split(' ')));
}
