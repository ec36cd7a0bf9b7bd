using Attune.Server.Geo;
using Attune.Server.Hosting;

namespace Attune.Server.Tests.Geo;

public sealed class PackageArchiveTests : IDisposable
{
    private readonly FakeNpm _npm = new();

    public void Dispose() => _npm.Dispose();

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task Extract_OfAFileUpToTheMaximum_WritesItAndRefusesALargerOne(int size, bool fits)
    {
        var folder = Directory.CreateDirectory(_npm.DataDirectory).FullName;
        _npm.Delivers(("a", new byte[size]));

        var extraction = PackageArchive.ExtractAsync(
            _npm.Archive,
            ["a"],
            folder,
            static _ => { },
            CancellationToken.None,
            maximumFileSize: 10
        );

        if (fits)
        {
            await extraction;
            Assert.Equal(size, new FileInfo(Path.Combine(folder, "a")).Length);
        }
        else
        {
            await Assert.ThrowsAsync<OperatorException>(() => extraction);
            Assert.Empty(Directory.EnumerateFiles(folder));
        }
    }

    [Fact]
    public async Task Extract_WritesNoFileThatWasNotAskedFor()
    {
        var folder = Directory.CreateDirectory(_npm.DataDirectory).FullName;
        _npm.Delivers(("../../evil", [1]), ("a", [1]), ("b", [1]));

        await PackageArchive.ExtractAsync(_npm.Archive, ["a"], folder, static _ => { }, CancellationToken.None);

        Assert.Equal(["a"], Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)));
        Assert.False(File.Exists(Path.Combine(folder, "..", "..", "evil")));
    }
}
