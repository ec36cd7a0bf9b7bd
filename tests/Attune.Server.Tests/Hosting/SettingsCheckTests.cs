using Attune.Server.Hosting;
using Attune.Server.RateLimits;
using Attune.Server.Tests.Architecture;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Hosting;

public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("Attune:Data", "/srv/attune")]
    [InlineData("attune:demo", "FALSE")]
    [InlineData("Attune:RateLimits:Preview", "0")]
    [InlineData("Attune:RateLimits:bulkEvents", "60000")]
    [InlineData("Attune:DeleteAfter", "00:00:00")]
    [InlineData("Attune:Memory:UserBytes", "17179869184")]
    [InlineData("Attune:Limits:EventsPerUser", "1000")]
    [InlineData("Attune:Limits:AudiencesPerExperience", "20")]
    [InlineData("Logging:LogLevel:Default", "anything")]
    public void Setting_ThatMakesSense_IsTaken(string key, string value) => Assert.Empty(Find((key, value)));

    [Theory]
    [InlineData("Attune:Dat", "x", "There is no setting Attune:Dat.")]
    [InlineData(
        "Attune:EventsPerUser",
        "5",
        "There is no setting Attune:EventsPerUser; perhaps Attune:Limits:EventsPerUser is meant."
    )]
    [InlineData("Attune:RateLimits:previews", "5", "There is no setting Attune:RateLimits:previews.")]
    [InlineData("Attune:Demo", "yes", "Attune:Demo must be true or false, and is 'yes'.")]
    [InlineData(
        "Attune:Limits:EventsPerUser",
        "0",
        "Attune:Limits:EventsPerUser must be a whole number from 1, and is '0'."
    )]
    [InlineData(
        "Attune:Limits:EventsPerUser",
        "1e3",
        "Attune:Limits:EventsPerUser must be a whole number from 1, and is '1e3'."
    )]
    [InlineData(
        "Attune:Limits:EventsPerUser",
        "2147483648",
        "Attune:Limits:EventsPerUser must be a whole number from 1, and is '2147483648'."
    )]
    [InlineData(
        "Attune:RateLimits:fetch",
        "-1",
        "Attune:RateLimits:fetch must be a whole number a minute, or 0 for no limit, and is '-1'."
    )]
    [InlineData(
        "Attune:DeleteAfter",
        "tomorrow",
        "Attune:DeleteAfter must be a time span, such as 1.00:00:00 for a day or 00:00:30 for half a minute, and is 'tomorrow'."
    )]
    public void Setting_ThatMakesNone_IsNamed(string key, string value, string problem) =>
        Assert.Equal([problem], Find((key, value)));

    [Fact]
    public void Problems_OfWhichThereAreSeveral_AreAllNamed() =>
        Assert.Equal(2, Find(("Attune:Demo", "yes"), ("Attune:X", "1"), ("Attune:Data", "d")).Count);

    [Fact]
    public void Settings_ThatAreShipped_MakeSense() =>
        Assert.Empty(
            SettingsCheck.Find(
                new ConfigurationBuilder()
                    .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
                    .Build()
            )
        );

    [Fact]
    public void EverySetting_HasItsLineInTheDocs()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));
        Assert.Empty(KnownSettings.All.Keys.Where(key => !page.Contains($"`{key}`", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EveryRate_ThatAnEndpointCounts_CanBeSet()
    {
        using var folder = new TestFolder();
        await using var server = await RunningServer.StartAsync(folder.Path);
        var counted = server
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<RateLimitMetadata>()?.Api)
            .OfType<string>()
            .Distinct();
        Assert.Empty(counted.Except(RateLimitSettings.Names));
    }

    private static IReadOnlyList<string> Find(params (string Key, string Value)[] settings) =>
        SettingsCheck.Find(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))
                )
                .Build()
        );
}
