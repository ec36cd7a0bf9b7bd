using System.Numerics;
using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Storage.Sqlite;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Users;

public sealed class UserWritingTests(TestPostgres postgres) : UserTests(postgres)
{
    [Theory, EachDatabase]
    public async Task Apply_ForAnUnknownCustomer_MakesAProfileWithWhatWasSent(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);

        var outcome = await bed.ApplyAsync(
            Changes.Customer("JOHN012").With("first_name", "John").With("points", 12345678901234567L)
        );

        Assert.Equal(ChangeStatus.Created, outcome.Status);
        var user = await bed.CustomerAsync("JOHN012");
        Assert.Equal(outcome.UserId, user.Id);
        Assert.Equal("JOHN012", user.CustomerId);
        Assert.Equal("JOHN012", user.BucketingId);
        Assert.Equal("John", user.Attributes["u_fn"].AsString());
        Assert.Equal(12345678901234567L, user.Attributes["points"].AsInteger());
        Assert.Equal("JOHN012", user.Attributes["uid"].AsString());
        Assert.Equal(1, user.Version);
    }

    [Theory, EachDatabase]
    public async Task Apply_ToExistingOnly_MakesNoProfile(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);

        var outcome = await bed.ApplyAsync(Changes.Customer("nobody").With("a", 1L).ExistingOnly());

        Assert.Equal(ChangeStatus.NotFound, outcome.Status);
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "nobody"));
    }

    [Theory, EachDatabase]
    public async Task Apply_IsSeenByTheNextLookUp_AndAfterARestart_FoldedOrNot(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        for (var i = 1; i <= 700; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await bed.ApplyAsync(Changes.Customer("c").Did("Viewed", Time.GetUtcNow()).With("n", i));
            var seen = await bed.CustomerAsync("c");
            Assert.Equal(i, seen.Events.CountOf("Viewed").Count);
            Assert.Equal(i, seen.Attributes["n"].AsInteger());
            if (i % 150 == 0)
            {
                Assert.Equal(150, await bed.FoldAsync());
            }
        }

        bed = await OpenAsync(database);

        var user = await bed.CustomerAsync("c");
        Assert.Equal(700, user.Events.CountOf("Viewed").Count);
        Assert.Equal(700, user.Attributes["n"].AsInteger());
        Assert.Equal(700, user.Version);
        Assert.Equal(Start.AddSeconds(1).ToUnixTimeMilliseconds(), user.Attributes["cr_t"].AsInteger());
        Assert.Equal(Time.GetUtcNow().ToUnixTimeMilliseconds(), user.Attributes["u_l_a"].AsInteger());
    }

    [Theory, EachDatabase]
    public async Task Apply_KeepsEveryKindOfValueExactly(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        var nested = AttributeSet
            .Empty.With("list", AttributeValue.From([AttributeValue.From(1.5), AttributeValue.Null, "x\0y ﬀ😀"]))
            .With("deep", AttributeValue.From(AttributeSet.Empty.With("k", true)));
        var values = AttributeSet
            .Empty.With("long", long.MinValue)
            .With("big", AttributeValue.From(BigInteger.Parse("-123456789012345678901234567890")))
            .With("double", 0.1)
            .With("whole double", 1.0)
            .With("false", false)
            .With("null", AttributeValue.Null)
            .With("empty", "")
            .With("nested", AttributeValue.From(nested));
        var change = Changes.Customer("c") with
        {
            Set = values,
            Events =
            [
                new UserEvent
                {
                    Name = "Did",
                    TimeMs = Start.ToUnixTimeMilliseconds(),
                    Attributes = values,
                    Platform = Platform.Tv,
                    OffsetSeconds = -18000,
                },
            ],
        };

        await bed.ApplyAsync(change);
        bed = await OpenAsync(database);
        await Expect(await bed.CustomerAsync("c"));
        await bed.FoldAsync();
        bed = await OpenAsync(database);
        await Expect(await bed.CustomerAsync("c"));

        Task Expect(UserView user)
        {
            foreach (var (key, value) in values)
            {
                Assert.Equal(value, user.Attributes[key]);
            }
            var happened = user.Events.Last("Did")!;
            Assert.Equal(values, happened.Attributes);
            Assert.Equal(Platform.Tv, happened.Platform);
            Assert.Equal(-18000, happened.OffsetSeconds);
            return Task.CompletedTask;
        }
    }

    [Theory, EachDatabase]
    public async Task Apply_WithAnySpellingOfAStandardName_WritesOneAttribute(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);

        await bed.ApplyAsync(Changes.Customer("c").With("Email (Standard)", "a@example.com").With("GENDER", "female"));
        await bed.ApplyAsync(Changes.Customer("c").With("u_em", "b@example.com"));

        var user = await bed.CustomerAsync("c");
        Assert.Equal("b@example.com", user.Attributes["u_em"].AsString());
        Assert.Equal("female", user.Attributes["u_gd"].AsString());
        Assert.False(user.Attributes.Contains("Email (Standard)"));
    }

    [Theory, EachDatabase]
    public async Task Apply_AddsToArraysWhatIsNotThere_AndRemovesWhatIs(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        var add = Changes.Customer("c") with
        {
            AddToArrays = AttributeSet.Empty.With("colours", Changes.Array("red", "blue", "red")),
        };
        await bed.ApplyAsync(add);
        await bed.ApplyAsync(
            Changes.Customer("c") with
            {
                AddToArrays = AttributeSet.Empty.With("colours", Changes.Array("blue", "green")),
            }
        );

        await bed.ApplyAsync(
            Changes.Customer("c") with
            {
                RemoveFromArrays = AttributeSet
                    .Empty.With("colours", Changes.Array("red", "yellow"))
                    .With("absent", Changes.Array("x")),
            }
        );

        var user = await bed.CustomerAsync("c");
        Assert.Equal(Changes.Array("blue", "green"), user.Attributes["colours"]);
        Assert.False(user.Attributes.Contains("absent"));
    }

    [Theory, EachDatabase]
    public async Task Apply_WithARefusedChangeInABatch_KeepsTheOthers(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("b").With("points", 5L));

        var outcomes = await bed.ApplyAsync(
            Changes.Customer("a").With("n", 1L),
            Changes.Customer("b") with
            {
                Set = AttributeSet.Empty.With("n", 2L),
                AddToArrays = AttributeSet.Empty.With("points", Changes.Array("x")),
            },
            Changes.Customer("c").With("n", 3L)
        );

        Assert.Equal(
            [ChangeStatus.Created, ChangeStatus.Refused, ChangeStatus.Created],
            outcomes.Select(outcome => outcome.Status)
        );
        Assert.Equal("AddToArrays.points", Assert.Single(outcomes[1].Errors).Path);
        Assert.True((await bed.CustomerAsync("b")).Attributes["n"].IsMissing);
        Assert.Equal(3, (await bed.CustomerAsync("c")).Attributes["n"].AsInteger());
    }

    [Theory, EachDatabase]
    public async Task Apply_WithSeveralThingsWrong_NamesThemAll(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);

        var outcome = await bed.ApplyAsync(
            new UserChange
            {
                Identifiers =
                [
                    new(Identifier.CustomerId, ""),
                    new("shoe size", "42"),
                    new(Identifier.VisitorId, "v\0"),
                ],
                Set = AttributeSet.Empty.With("uid", "somebody else").With("u_s_c", "many").With("cr_t", "yesterday"),
                AddToArrays = AttributeSet.Empty.With("a", Changes.Array("x")).With("b", "x"),
                RemoveFromArrays = AttributeSet.Empty.With("a", Changes.Array("x")),
                TimezoneOffsetSeconds = 54_001,
                Devices = [new DeviceChange("", AttributeSet.Empty)],
                JoinSegments = [""],
            }
        );

        Assert.Equal(ChangeStatus.Refused, outcome.Status);
        Assert.Equal(
            [
                "AddToArrays.a",
                "AddToArrays.b",
                "Devices[0]",
                "Identifiers[0]",
                "Identifiers[1]",
                "Identifiers[2]",
                "JoinSegments",
                "Set.cr_t",
                "Set.u_s_c",
                "Set.uid",
                "TimezoneOffsetSeconds",
            ],
            outcome.Errors.Select(error => error.Path).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Apply_ABatch_IsOneTransaction()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        await bed.ApplyAsync(Changes.Customer("warm"));
        var sqlite = (SqliteDatabase)bed.Database;
        var before = sqlite.Commits;

        var batch = Enumerable.Range(0, 100).Select(i => Changes.Customer($"c{i}").With("n", i)).ToArray();
        await bed.ApplyAsync(batch);

        Assert.Equal(before + 1, sqlite.Commits);
    }

    [Theory, EachDatabase]
    public async Task Apply_WithinABatch_SeesItsEarlierChanges(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);

        var outcomes = await bed.ApplyAsync(
            Changes.Customer("c").With("u_em", "old@example.com"),
            Changes.Email("old@example.com").With("by old", true),
            Changes.Customer("c").With("u_em", "new@example.com"),
            Changes.Email("new@example.com").With("by new", true),
            Changes.Email("old@example.com").With("stray", true).ExistingOnly(),
            Changes.Visitor("v").With("seen", true),
            Changes.Customer("c").And(Identifier.VisitorId, "v"),
            Changes.Visitor("v").With("linked", true)
        );

        Assert.Equal(ChangeStatus.NotFound, outcomes[4].Status);
        var user = await bed.CustomerAsync("c");
        Assert.True(user.Attributes["by old"].AsBoolean());
        Assert.True(user.Attributes["by new"].AsBoolean());
        Assert.True(user.Attributes["seen"].AsBoolean());
        Assert.True(user.Attributes["linked"].AsBoolean());
        Assert.Equal(user.Id, outcomes[7].UserId);
    }

    [Theory, EachDatabase]
    public async Task Apply_InOneWorkspace_IsNotSeenInAnother(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        var uuid = Guid.NewGuid();

        await bed.ApplyAsync(Changes.Customer("c").With("in", "shop").Did("E", Start, uuid));
        var other = await bed.ApplyAsync(Changes.Customer("c").With("in", "other").Did("E", Start, uuid), "other");

        Assert.Equal(ChangeStatus.Created, other.Status);
        Assert.Equal(1, other.EventsCounted);
        Assert.Equal("shop", (await bed.CustomerAsync("c")).Attributes["in"].AsString());
        Assert.Equal("other", (await bed.FindAsync(Identifier.CustomerId, "c", "other"))!.Attributes["in"].AsString());
        Assert.Null(await bed.FindAsync(Identifier.InternalId, other.UserId.ToString()));
    }

    [Theory, EachDatabase]
    public async Task Apply_CountsASessionAfterThirtyMinutesOfPause(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c"));
        Assert.Equal(0, (await bed.CustomerAsync("c")).Sessions);
        foreach (var minutes in (int[])[0, 29, 58, 88, 60, 200])
        {
            // The one at minute 60 comes late: it lies in a session that was counted.
            var time = Start.AddMinutes(minutes);
            Time.SetUtcNow(time > Time.GetUtcNow() ? time : Time.GetUtcNow());
            await bed.ApplyAsync(Changes.Customer("c").Did("E", time));
        }

        var user = await bed.CustomerAsync("c");

        Assert.Equal(3, user.Sessions);
        Assert.Equal(3, user.Attributes["u_s_c"].AsInteger());
        Assert.Equal(Start.AddMinutes(200).ToUnixTimeMilliseconds(), user.Attributes["u_l_a"].AsInteger());
    }

    [Theory, EachDatabase]
    public async Task Apply_OfAProfileUpdate_DoesNotCountAsSeen(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c").Did("E", Start));
        Time.Advance(TimeSpan.FromDays(3));

        await bed.ApplyAsync(Changes.Customer("c").With("synchronised", true));

        Assert.Equal(Start.ToUnixTimeMilliseconds(), (await bed.CustomerAsync("c")).Attributes["u_l_a"].AsInteger());
    }

    [Theory, EachDatabase]
    public async Task Apply_TakesFirstAndLastSightFromTheCaller_AtCreationOnly(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);

        await bed.ApplyAsync(
            Changes
                .Customer("c")
                .With("First Seen", "2020-05-31T03:47:35Z")
                .With("publisher_name", "p")
                .With("u_s_c", 7L)
        );
        await bed.ApplyAsync(Changes.Customer("c").With("cr_t", 5L).With("publisher_name", "q"));

        var user = await bed.CustomerAsync("c");
        Assert.Equal(
            DateTimeOffset.Parse("2020-05-31T03:47:35Z").ToUnixTimeMilliseconds(),
            user.Attributes["cr_t"].AsInteger()
        );
        Assert.Equal(user.FirstSeenMs, user.Attributes["cr_t"].AsInteger());
        Assert.Equal("p", user.Attributes["publisher_name"].AsString());
        Assert.Equal(7, user.Sessions);
    }

    [Theory, EachDatabase]
    public async Task Apply_KeepsDevicesSegmentsAndControlGroup(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(
            Changes.Customer("c") with
            {
                Devices =
                [
                    new DeviceChange("d1", AttributeSet.Empty.With("model", "A").With("push_id", "1")),
                    new DeviceChange("d1", AttributeSet.Empty.With("push_id", "2")),
                ],
                JoinSegments = ["s2", "s1"],
                GlobalControlGroup = ControlGroupListing.Member,
                TimezoneOffsetSeconds = 19800,
            }
        );
        await bed.ApplyAsync(Changes.Customer("c") with { LeaveSegments = ["s2"], JoinSegments = ["s3"] });
        await bed.FoldAsync();

        bed = await OpenAsync(database);

        var user = await bed.CustomerAsync("c");
        Assert.Equal(["s1", "s3"], user.Segments.Ids.ToArray());
        Assert.Equal(ControlGroupListing.Member, user.GlobalControlGroup);
        Assert.Equal(330, user.Attributes["moe_dtzo"].AsInteger());
        var export = await bed.Directory.ExportAsync("shop", new(Identifier.CustomerId, "c"), Cancellation);
        Assert.Equal(AttributeSet.Empty.With("model", "A").With("push_id", "2"), export!.Devices["d1"].AsObject());
    }

    [Theory, EachDatabase]
    public async Task Apply_WithNothingToWrite_LeavesTheVersion(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c"));

        var outcome = await bed.ApplyAsync(Changes.Customer("c"));

        Assert.Equal(ChangeStatus.Applied, outcome.Status);
        Assert.Equal(1, (await bed.CustomerAsync("c")).Version);
    }

    [Theory, EachDatabase]
    public async Task Apply_ByInternalId_FindsAndNeverMakes(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        var made = await bed.ApplyAsync(Changes.Customer("c"));
        var own = new UserChange { Identifiers = [new(Identifier.InternalId, made.UserId.ToString())] };

        var found = await bed.ApplyAsync(own.With("n", 1L));
        var missed = await bed.ApplyAsync(
            own with
            {
                Identifiers = [new(Identifier.InternalId, Guid.NewGuid().ToString())],
            }
        );

        Assert.Equal(made.UserId, found.UserId);
        Assert.Equal(
            1,
            (await bed.FindAsync(Identifier.InternalId, made.UserId.ToString()))!.Attributes["n"].AsInteger()
        );
        Assert.Equal(ChangeStatus.NotFound, missed.Status);
    }

    [Theory, EachDatabase]
    public async Task Apply_ManyAtOnceToOneUser_LosesNone(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 400),
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Cancellation },
            async (i, _) =>
                await bed.ApplyAsync(
                    Changes.Customer("c").Did("E", Start.AddMinutes(-i)) with
                    {
                        AddToArrays = AttributeSet.Empty.With("all", Changes.Array($"{i}")),
                    }
                )
        );

        var user = await bed.CustomerAsync("c");
        Assert.Equal(400, user.Events.CountOf("E").Count);
        Assert.Equal(400, user.Attributes["all"].AsArray().Length);
        Assert.Equal(400, user.Version);
        bed = await OpenAsync(database);
        Assert.Equal(400, (await bed.CustomerAsync("c")).Events.Count);
    }
}
