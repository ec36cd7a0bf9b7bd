using Attune.Server.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Attune.Server.Tests.Hosting;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Settings_BesideTheBinary_AreRead() =>
        Assert.Equal("1.00:00:00", Build().Configuration["Attune:DeleteAfter"]);

    [Fact]
    public void Settings_InTheWorkingDirectory_WinOverThoseBesideTheBinary()
    {
        File.WriteAllText(
            folder.File("appsettings.json"),
            """{ "Attune": { "DeleteAfter": "02:00:00" } } // a comment"""
        );
        var configuration = Build().Configuration;
        Assert.Equal("02:00:00", configuration["Attune:DeleteAfter"]);
        Assert.Equal("10000", configuration["Attune:RateLimits:preview"]);
    }

    [Fact]
    public void Settings_OfTheEnvironment_WinOverTheGeneralOnes()
    {
        File.WriteAllText(folder.File("appsettings.json"), """{ "Attune": { "DeleteAfter": "02:00:00" } }""");
        File.WriteAllText(folder.File("appsettings.Staging.json"), """{ "Attune": { "DeleteAfter": "03:00:00" } }""");
        Assert.Equal("03:00:00", Build("--environment=Staging").Configuration["Attune:DeleteAfter"]);
    }

    [Fact]
    public void CommandLine_WinsOverEverything()
    {
        File.WriteAllText(folder.File("appsettings.json"), """{ "Attune": { "DeleteAfter": "02:00:00" } }""");
        Assert.Equal("04:00:00", Build("--Attune:DeleteAfter=04:00:00").Configuration["Attune:DeleteAfter"]);
    }

    [Theory]
    [InlineData(new string[0], "http://localhost:8080")]
    [InlineData(new[] { "--urls=http://127.0.0.1:9" }, "http://127.0.0.1:9")]
    [InlineData(new[] { "--http_ports=9" }, null)]
    [InlineData(new[] { "--Kestrel:Endpoints:Http:Url=http://127.0.0.1:9" }, null)]
    public void Address_OfTheOperator_WinsOverTheDefault(string[] settings, string? urls) =>
        Assert.Equal(urls, Build(settings).Configuration["urls"]);

    private WebApplicationBuilder Build(params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = folder.Path }
        );
        AttuneConfiguration.AddSources(builder);
        return builder;
    }
}
