using Attune.Core.Geo;
using Attune.Decisions.Sessions;
using CsCheck;

namespace Attune.Core.Tests.Geo;

/// <summary>Files that are missing, broken or replaced while look-ups go on.</summary>
public sealed class GeoFaultTests : IAsyncLifetime
{
    private const string Address = "49.36.0.1";

    private readonly GeoFiles _files = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _files.DisposeAsync();

    [Fact]
    public void Start_WithoutFiles_ServesUnknownAndSaysWhatToDo()
    {
        var locator = _files.Start();

        Assert.Equal(default, locator.Locate(Address));
        Assert.False(locator.Health.IsHealthy);
        Assert.False(locator.Health.IPv4.IsServing);
        Assert.Contains("attune data", locator.Health.IPv6.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Look_WhenAFileAppears_ServesIt()
    {
        var locator = _files.Start();
        GeoFiles.IPv4Data().Save(_files.IPv4);

        _files.Look();

        Assert.Equal("Delhi", locator.Locate(Address).City);
        Assert.True(locator.Health.IPv4.IsHealthy);
        Assert.False(locator.Health.IPv6.IsServing);
    }

    [Fact]
    public void Look_WhileAFileIsStillBeingWritten_Waits()
    {
        var locator = _files.Start();
        var whole = GeoFiles.IPv4Data().ToBytes();
        _files.Replace(_files.IPv4, whole[..100]);
        _files.Time.Advance(_files.Options.PollInterval);
        _files.Replace(_files.IPv4, whole);
        _files.Time.Advance(_files.Options.PollInterval);
        Assert.False(locator.Health.IPv4.IsServing);
        Assert.DoesNotContain("cannot be read", locator.Health.IPv4.Problem, StringComparison.Ordinal);

        _files.Time.Advance(_files.Options.PollInterval);

        Assert.Equal("Delhi", locator.Locate(Address).City);
    }

    [Fact]
    public void Look_WhenAFileIsReplaced_ServesTheNewOneAndForgetsTheOld()
    {
        GeoFiles.IPv4Data("Delhi").Save(_files.IPv4);
        var locator = _files.Start();
        Assert.Equal("Delhi", locator.Locate(Address).City);

        _files.Replace(_files.IPv4, GeoFiles.IPv4Data("New Delhi").ToBytes());
        _files.Look();

        Assert.Equal("New Delhi", locator.Locate(Address).City);
        Assert.Empty(_files.LeftOverFiles());
    }

    [Fact]
    public void Look_WhenAFileIsReplacedByABrokenOne_KeepsServingTheOldAndSaysSo()
    {
        GeoFiles.IPv4Data().Save(_files.IPv4);
        var locator = _files.Start();

        _files.Replace(_files.IPv4, "not a database"u8.ToArray());
        _files.Look();

        Assert.Equal("Delhi", locator.Locate(Address).City);
        Assert.True(locator.Health.IPv4.IsServing);
        Assert.False(locator.Health.IsHealthy);
        Assert.Contains(
            "The version of 2026-06-05 keeps serving",
            locator.Health.IPv4.Problem,
            StringComparison.Ordinal
        );
        Assert.Empty(_files.LeftOverFiles());

        _files.Replace(_files.IPv4, GeoFiles.IPv4Data("New Delhi").ToBytes());
        _files.Look();

        Assert.Equal("New Delhi", locator.Locate(Address).City);
        Assert.True(locator.Health.IPv4.IsHealthy);
    }

    [Fact]
    public void Look_WhenAFileIsDeleted_KeepsServingWhatWasLoaded()
    {
        GeoFiles.IPv4Data().Save(_files.IPv4);
        var locator = _files.Start();

        File.Delete(_files.IPv4);
        _files.Look();

        Assert.Equal("Delhi", locator.Locate(Address).City);
        Assert.Contains("does not exist", locator.Health.IPv4.Problem, StringComparison.Ordinal);
    }

    // A mapped file that shrinks under its reader ends the process: this test would not return.
    [Fact]
    public void Locate_AfterTheFileWasCutInPlace_StillAnswers()
    {
        GeoFiles.IPv4Data().Save(_files.IPv4);
        var locator = _files.Start();

        using (var file = new FileStream(_files.IPv4, FileMode.Open))
        {
            file.SetLength(0);
        }

        Assert.Equal("Delhi", locator.Locate(Address).City);
        Assert.Equal("Mountain View", locator.Locate("8.8.4.4").City);
    }

    [Fact]
    public void Start_WithAnIPv4FileInPlaceOfTheIPv6One_RefusesIt()
    {
        GeoFiles.IPv4Data().Save(_files.IPv6);
        var locator = _files.Start();

        Assert.Equal(default, locator.Locate("2001:4860:4860::8888"));
        Assert.Contains("holds IPv4 addresses", locator.Health.IPv6.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_WithADatabaseOfAnotherKind_RefusesIt()
    {
        new MmdbWriter(4).Add("8.0.0.0/8", new Dictionary<string, object> { ["asn"] = 15169u }).Save(_files.IPv4);

        Assert.Contains("another kind", _files.Start().Health.IPv4.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_WithNestedRecordsOfBothFamiliesInOneFile_ServesThem()
    {
        var both = new MmdbWriter(6) { DatabaseType = "GeoLite2-City" }
            .Add("49.0.0.0/8", GeoFiles.Nested("IN", "Maharashtra", "Mumbai"))
            .Add("2001:4860::/32", GeoFiles.Nested("US", null, "Boston"))
            .ToBytes();
        File.WriteAllBytes(_files.IPv4, both);
        File.WriteAllBytes(_files.IPv6, both);
        var locator = _files.Start();

        Assert.Equal(new GeoFacts(Countries.Find("IN"), "Maharashtra", "Mumbai"), locator.Locate(Address));
        Assert.Equal(new GeoFacts(Countries.Find("US"), null, "Boston"), locator.Locate("2001:4860::1"));
    }

    [Fact]
    public void Locate_OfADamagedRecord_KnowsNothingAndIsCounted()
    {
        var bytes = new MmdbWriter(4)
            .Add("49.0.0.0/8", GeoFiles.Flat("IN", "Delhi", "Delhi"))
            .Add("1.2.3.4/32", GeoFiles.Flat("IN", "Goa", "Panaji"))
            .ToBytes();
        var place = bytes.AsSpan().IndexOf("Panaji"u8);
        bytes[place - 1] = 0xFF;
        File.WriteAllBytes(_files.IPv4, bytes);
        var locator = _files.Start();

        Assert.Equal(default, locator.Locate("1.2.3.4"));
        Assert.Equal("Delhi", locator.Locate(Address).City);
        Assert.Equal(1, locator.Health.IPv4.FailedLookups);
        Assert.False(locator.Health.IPv4.IsHealthy);
    }

    [Fact]
    public void Load_OfAFileCutAtAnyPlace_RefusesItOrServesItWithoutFault()
    {
        var whole = GeoFiles.IPv4Data().ToBytes();
        for (var length = 0; length < whole.Length; length++)
        {
            LoadAndAsk(whole[..length]);
        }
    }

    [Fact]
    public void Load_OfAFileWithAnyDamage_RefusesItOrServesItWithoutFault()
    {
        var whole = GeoFiles.IPv4Data().ToBytes();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte)
            .Array[1, 20]
            .Sample(
                damages =>
                {
                    var bytes = whole.ToArray();
                    foreach (var (place, value) in damages)
                    {
                        bytes[place] = value;
                    }

                    LoadAndAsk(bytes);
                },
                iter: 200,
                threads: 1
            );
    }

    // Threads look up without pause while the file changes under them; each answer is the old or the new.
    [Fact]
    public async Task Locate_WhileFilesAreReplaced_AnswersTheOldOrTheNew()
    {
        GeoFiles.IPv4Data("Even").Save(_files.IPv4);
        var locator = _files.Start();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable
            .Range(0, 2)
            .Select(seed =>
                Task.Run(() =>
                {
                    var cities = new HashSet<string?>();
                    for (var i = seed; !stop.IsCancellationRequested; i++)
                    {
                        cities.Add(locator.Locate($"49.{i % 256}.{i / 256 % 256}.1").City);
                    }

                    return cities;
                })
            )
            .ToArray();
        for (var version = 0; version < 20; version++)
        {
            _files.Replace(_files.IPv4, GeoFiles.IPv4Data(version % 2 == 0 ? "Odd" : "Even").ToBytes());
            _files.Look();
        }

        await stop.CancelAsync();
        var seen = (await Task.WhenAll(readers)).SelectMany(cities => cities).ToHashSet();
        Assert.Subset(new HashSet<string?> { "Odd", "Even" }, seen);
        Assert.True(locator.Health.IPv4.IsHealthy);
    }

    private void LoadAndAsk(byte[] bytes)
    {
        File.WriteAllBytes(_files.IPv4, bytes);
        GeoDatabase database;
        try
        {
            database = GeoDatabaseLoader.Load(_files.IPv4, ipv6: false);
        }
        catch (GeoDatabaseException)
        {
            return;
        }

        foreach (var address in (string[])[Address, "8.8.8.8", "9.9.9.9", "1.1.1.1"])
        {
            Assert.True(database.TryLocate(System.Net.IPAddress.Parse(address), out _));
        }

        database.Retire();
    }
}
