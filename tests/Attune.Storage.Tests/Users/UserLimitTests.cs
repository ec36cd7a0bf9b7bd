using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Users;

/// <summary>Each limit of <see cref="UserLimits"/>: what is at it is kept, what is beyond is refused or makes room.</summary>
public sealed class UserLimitTests(TestPostgres postgres) : UserTests(postgres)
{
    private static UserSettings With(UserLimits limits) => new() { Limits = limits };

    [Fact]
    public async Task Attributes_BeyondTheirNumber_AreRefused()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite, With(new UserLimits { AttributesPerUser = 3 }));
        await bed.ApplyAsync(Changes.Customer("c").With("a", 1L).With("b", 1L));

        var replaced = await bed.ApplyAsync(Changes.Customer("c").With("a", 2L));
        var beyond = await bed.ApplyAsync(Changes.Customer("c").With("d", 1L));

        Assert.Equal(ChangeStatus.Applied, replaced.Status);
        Assert.Contains("at most 3 attributes", Assert.Single(beyond.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await bed.CustomerAsync("c")).Attributes["a"].AsInteger());
    }

    [Fact]
    public async Task Attributes_BeyondTheirSize_AreRefused()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite, With(new UserLimits { AttributeBytesPerUser = 4_000 }));

        var fits = await bed.ApplyAsync(Changes.Customer("c").With("a", new string('x', 1_500)));
        var beyond = await bed.ApplyAsync(Changes.Customer("c").With("b", new string('x', 1_500)));

        Assert.Equal(ChangeStatus.Created, fits.Status);
        Assert.Contains("at most 4000 bytes", Assert.Single(beyond.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segments_BeyondTheirNumber_AreRefused()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite, With(new UserLimits { SegmentsPerUser = 2 }));
        await bed.ApplyAsync(Changes.Customer("c") with { JoinSegments = ["s1", "s2"] });

        var again = await bed.ApplyAsync(Changes.Customer("c") with { JoinSegments = ["s1"] });
        var swapped = await bed.ApplyAsync(
            Changes.Customer("c") with
            {
                JoinSegments = ["s3"],
                LeaveSegments = ["s1"],
            }
        );
        var beyond = await bed.ApplyAsync(Changes.Customer("c") with { JoinSegments = ["s4"] });

        Assert.Equal(ChangeStatus.Applied, again.Status);
        Assert.Equal(ChangeStatus.Applied, swapped.Status);
        Assert.Equal(ChangeStatus.Refused, beyond.Status);
    }

    [Fact]
    public async Task Identifiers_BeyondTheirNumber_AreRefused()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite, With(new UserLimits { IdentifiersPerUser = 2 }));
        await bed.ApplyAsync(Changes.Customer("c").And(Identifier.VisitorId, "v1"));

        var beyond = await bed.ApplyAsync(Changes.Customer("c").And(Identifier.VisitorId, "v2"));

        Assert.Contains("at most 2 identifiers", Assert.Single(beyond.Errors).Message, StringComparison.Ordinal);
        Assert.Null(await bed.FindAsync(Identifier.VisitorId, "v2"));
    }

    [Fact]
    public async Task Devices_BeyondTheirNumber_PushOutTheOneChangedLongestAgo()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite, With(new UserLimits { DevicesPerUser = 2 }));
        foreach (var device in (string[])["d1", "d2", "d1", "d3"])
        {
            await bed.ApplyAsync(
                Changes.Customer("c") with
                {
                    Devices = [new DeviceChange(device, AttributeSet.Empty.With("model", "A"))],
                }
            );
        }

        var export = await bed.Directory.ExportAsync("shop", new(Identifier.CustomerId, "c"), Cancellation);

        Assert.True(export!.Devices.Contains("d1") && export.Devices.Contains("d3"));
        Assert.Equal(2, export.Devices.Count);
    }

    [Theory, EachDatabase]
    public async Task Events_BeyondTheirNumber_AreExportedButNotDecidedOn(DatabaseDialect database)
    {
        var settings = With(new UserLimits { EventsPerUser = 200 });
        var bed = await OpenAsync(database, settings);
        for (var i = 0; i < 10; i++)
        {
            var change = Changes.Customer("c");
            for (var n = 0; n < 100; n++)
            {
                change = change.Did($"E{i}", Start.AddSeconds((100 * i) + n));
            }
            await bed.ApplyAsync(change);
            await bed.FoldAsync();
        }

        foreach (var restarted in (bool[])[false, true])
        {
            bed = restarted ? await OpenAsync(database, settings) : bed;
            var user = await bed.CustomerAsync("c");
            Assert.InRange(user.Events.Count, 200, 400);
            Assert.Equal(100, user.Events.CountOf("E9").Count);
            Assert.Equal(0, user.Events.CountOf("E0").Count);
            var export = await bed.Directory.ExportAsync("shop", new(Identifier.CustomerId, "c"), Cancellation);
            Assert.Equal(1_000, export!.Events.Count);
        }
    }

    [Fact]
    public async Task Merge_OfMorePairsThanAllowed_IsRefused()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        var pairs = Enumerable.Range(0, UserLimits.MergePairs + 1).Select(i => new MergePair($"a{i}", "b")).ToArray();

        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await bed.Directory.MergeAsync("shop", pairs, Cancellation)
        );
    }
}
