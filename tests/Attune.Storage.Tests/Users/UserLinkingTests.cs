using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Users;

/// <summary>One user, many names: visitor ids, customer ids, and identifiers that several users may share.</summary>
public sealed class UserLinkingTests(TestPostgres postgres) : UserTests(postgres)
{
    private const string Shown = "MOE_PERSONALIZATION_MESSAGE_SHOWN";

    [Theory, EachDatabase]
    public async Task AVisitor_WhoSaysWhoTheyAre_BecomesTheCustomer(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        var visitor = await bed.ApplyAsync(Changes.Visitor("v").With("colour", "red").Did("Viewed", Start));

        var outcome = await bed.ApplyAsync(Changes.Customer("c").And(Identifier.VisitorId, "v").With("n", 1L));

        Assert.Equal(ChangeStatus.Applied, outcome.Status);
        Assert.Equal(visitor.UserId, outcome.UserId);
        foreach (var restarted in (bool[])[false, true])
        {
            bed = restarted ? await OpenAsync(database) : bed;
            var user = await bed.CustomerAsync("c");
            Assert.Equal(visitor.UserId, user.Id);
            Assert.Equal("c", user.CustomerId);
            Assert.Equal("c", user.Attributes["uid"].AsString());
            Assert.Equal("v", user.BucketingId);
            Assert.Equal("red", user.Attributes["colour"].AsString());
            Assert.Equal(1, user.Events.CountOf("Viewed").Count);
            Assert.Same(user, await bed.FindAsync(Identifier.VisitorId, "v"));
        }
    }

    [Theory, EachDatabase]
    public async Task AVisitor_AndACustomer_NamedInOneCall_BecomeOne(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(
            Changes.Customer("c").With("colour", "blue").With("u_em", "c@example.com").Did("Bought", Start)
        );
        Time.Advance(TimeSpan.FromDays(40));
        var visitor = await bed.ApplyAsync(
            Changes
                .Visitor("v")
                .With("colour", "red")
                .With("size", "L")
                .With("u_em", "v@example.com")
                .Did("Viewed", Start) with
            {
                GlobalControlGroup = ControlGroupListing.Member,
                JoinSegments = ["s"],
                Devices = [new DeviceChange("d", AttributeSet.Empty.With("model", "A"))],
            }
        );
        var customer = await bed.CustomerAsync("c");

        var outcome = await bed.ApplyAsync(
            Changes.Customer("c").And(Identifier.VisitorId, "v").Did("LoggedIn", Time.GetUtcNow())
        );

        Assert.Equal(customer.Id, outcome.UserId);
        for (var round = 0; round < 4; round++)
        {
            bed = round is 1 or 3 ? await OpenAsync(database) : bed;
            if (round == 2)
            {
                await bed.FoldAsync();
            }
            var user = await bed.CustomerAsync("c");
            Assert.Equal(customer.Id, user.Id);
            Assert.Equal("blue", user.Attributes["colour"].AsString());
            Assert.Equal("L", user.Attributes["size"].AsString());
            Assert.Equal("c@example.com", user.Attributes["u_em"].AsString());
            Assert.Equal(["Bought", "Viewed", "LoggedIn"], Names(user.Events));
            Assert.Equal(ControlGroupListing.Member, user.GlobalControlGroup);
            Assert.True(user.Segments.Contains("s"));
            Assert.Equal(Start.ToUnixTimeMilliseconds(), user.FirstSeenMs);
            Assert.Equal(user.Id, (await bed.FindAsync(Identifier.VisitorId, "v"))!.Id);
            Assert.Equal(user.Id, (await bed.FindAsync(Identifier.Email, "v@example.com"))!.Id);
            Assert.Equal(user.Id, (await bed.FindAsync(Identifier.Email, "c@example.com"))!.Id);
            Assert.Equal(user.Id, (await bed.FindAsync(Identifier.InternalId, visitor.UserId.ToString()))!.Id);
        }
    }

    [Theory]
    [InlineData(false, false, "c")]
    [InlineData(true, false, "c")]
    [InlineData(true, true, "c")]
    [InlineData(false, true, "v")]
    public async Task TheCustomersBucket_Wins_UnlessOnlyTheVisitorHasMetAnExperience(
        bool customerWasExposed,
        bool visitorWasExposed,
        string bucketingId
    )
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        await bed.ApplyAsync(Changes.Customer("c").Did(customerWasExposed ? Shown : "E", Start));
        await bed.ApplyAsync(Changes.Visitor("v").Did(visitorWasExposed ? Shown : "E", Start));
        await bed.FoldAsync();
        bed = await OpenAsync(DatabaseDialect.Sqlite);

        await bed.ApplyAsync(Changes.Customer("c").And(Identifier.VisitorId, "v"));

        Assert.Equal(bucketingId, (await bed.CustomerAsync("c")).BucketingId);
        bed = await OpenAsync(DatabaseDialect.Sqlite);
        Assert.Equal(bucketingId, (await bed.CustomerAsync("c")).BucketingId);
    }

    [Theory, EachDatabase]
    public async Task AVisitorId_OfAnotherCustomer_GoesOverAlone_AndIsCounted(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("first").And(Identifier.VisitorId, "tablet").Did("Viewed", Start));

        await bed.ApplyAsync(Changes.Customer("second").And(Identifier.VisitorId, "tablet").With("n", 1L));

        Assert.Equal(1, bed.Metrics.TakenVisitors);
        foreach (var restarted in (bool[])[false, true])
        {
            bed = restarted ? await OpenAsync(database) : bed;
            Assert.Equal("second", (await bed.FindAsync(Identifier.VisitorId, "tablet"))!.CustomerId);
            Assert.Equal(0, (await bed.CustomerAsync("second")).Events.Count);
            Assert.Equal(1, (await bed.CustomerAsync("first")).Events.Count);
        }
    }

    [Theory, EachDatabase]
    public async Task AnEmail_OfSeveralUsers_FindsTheOneUpdatedLast_AndIsCounted(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        foreach (var id in (string[])["a", "b", "c"])
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await bed.ApplyAsync(Changes.Customer(id).With("u_em", "shared@example.com"));
            Assert.Equal(id, (await bed.FindAsync(Identifier.Email, "shared@example.com"))!.CustomerId);
        }

        for (var round = 0; round < 6; round++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            var id = ((string[])["b", "a", "c"])[round % 3];
            await bed.ApplyAsync(Changes.Customer(id).Did("E", Time.GetUtcNow()));
            if (round == 2)
            {
                await bed.FoldAsync();
            }
            bed = round % 2 == 1 ? await OpenAsync(database) : bed;
            var before = bed.Metrics.SharedLookups;
            Assert.Equal(id, (await bed.FindAsync(Identifier.Email, "shared@example.com"))!.CustomerId);
            Assert.Equal(before + 1, bed.Metrics.SharedLookups);
        }
    }

    [Theory, EachDatabase]
    public async Task AnEmail_ThatWasChanged_FindsItsNewHolderOnly(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c").With("u_em", "old@example.com"));
        await bed.ApplyAsync(Changes.Customer("d").With("u_em", "d@example.com"));
        Assert.NotNull(await bed.FindAsync(Identifier.Email, "old@example.com"));

        await bed.ApplyAsync(Changes.Customer("c").With("u_em", "new@example.com"));
        await bed.ApplyAsync(Changes.Customer("d").With("u_em", AttributeValue.Null));

        foreach (var restarted in (bool[])[false, true])
        {
            bed = restarted ? await OpenAsync(database) : bed;
            Assert.Null(await bed.FindAsync(Identifier.Email, "old@example.com"));
            Assert.Null(await bed.FindAsync(Identifier.Email, "d@example.com"));
            Assert.Equal("c", (await bed.FindAsync(Identifier.Email, "new@example.com"))!.CustomerId);
        }
    }

    [Theory, EachDatabase]
    public async Task Identifiers_AreMatchedExactly_AndNumbersByTheirDigits(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(
            Changes.Customer("c").With("u_em", "Jane@Example.com").With("u_mb", 919876543210L).With("loyalty", "L-1")
        );

        Assert.NotNull(await bed.FindAsync(Identifier.Email, "Jane@Example.com"));
        Assert.Null(await bed.FindAsync(Identifier.Email, "jane@example.com"));
        Assert.Null(await bed.FindAsync(Identifier.Email, "Jane@Example.com "));
        Assert.NotNull(await bed.FindAsync(Identifier.Mobile, "919876543210"));
        Assert.NotNull(await bed.FindAsync("loyalty", "L-1"));
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "C"));
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "c\0"));
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, new string('c', 513)));
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, ""));
    }

    [Theory, EachDatabase]
    public async Task AWriteByEmail_GoesToItsHolder_OrMakesOne(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c").With("u_em", "c@example.com"));

        var known = await bed.ApplyAsync(Changes.Email("c@example.com").And(Identifier.Mobile, "+91").Did("E", Start));
        var made = await bed.ApplyAsync(Changes.Email("new@example.com").Did("E", Start));

        Assert.Equal((await bed.CustomerAsync("c")).Id, known.UserId);
        Assert.Equal("+91", (await bed.CustomerAsync("c")).Attributes["u_mb"].AsString());
        Assert.Equal(ChangeStatus.Created, made.Status);
        var user = (await bed.FindAsync(Identifier.Email, "new@example.com"))!;
        Assert.Equal("new@example.com", user.Attributes["u_em"].AsString());
        Assert.Equal(user.Id.ToString("N"), user.BucketingId);
        Assert.Null(user.CustomerId);
    }

    [Theory, EachDatabase]
    public async Task ACustomerId_WinsOverAnEmailOfSomebodyElse_AndNobodyIsMerged(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Email("x@example.com").Did("E", Start));
        await bed.ApplyAsync(Changes.Customer("c"));

        await bed.ApplyAsync(Changes.Customer("c").And(Identifier.Email, "x@example.com").Did("F", Start));

        var user = await bed.CustomerAsync("c");
        Assert.Equal(["F"], Names(user.Events));
        Assert.Equal(user.Id, (await bed.FindAsync(Identifier.Email, "x@example.com"))!.Id);
    }

    [Fact]
    public async Task WithoutIdentityResolution_AWriteNeedsACustomerOrVisitorId()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        bed.WorkspaceSettings.Settings = new() { Identifiers = [] };

        var outcome = await bed.ApplyAsync(Changes.Email("a@example.com").Did("E", Start));

        Assert.Equal("Identifiers[0]", Assert.Single(outcome.Errors).Path);
        await bed.ApplyAsync(Changes.Customer("c").With("u_em", "a@example.com"));
        Assert.NotNull(await bed.FindAsync(Identifier.Email, "a@example.com"));
    }

    [Theory, EachDatabase]
    public async Task ManyCallsAtOnce_ForAnUnknownUser_MakeOneProfile(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        var ids = new System.Collections.Concurrent.ConcurrentBag<Guid>();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 120),
            new ParallelOptions { MaxDegreeOfParallelism = 24, CancellationToken = Cancellation },
            async (i, _) =>
            {
                var change = (i % 4) switch
                {
                    0 => Changes.Customer("c").And(Identifier.VisitorId, "v"),
                    1 => Changes.Visitor("v"),
                    2 => Changes.Customer("c"),
                    _ => Changes.Customer("c").And(Identifier.Email, "e@example.com"),
                };
                var outcome = await bed.ApplyAsync(change.Did("E", Start));
                Assert.Equal(1, outcome.EventsCounted);
                ids.Add(outcome.UserId);
            }
        );

        // A visitor's call that came first made a profile of its own; then it went into the customer's.
        var user = await bed.CustomerAsync("c");
        Assert.InRange(ids.Distinct().Count(), 1, 2);
        Assert.Equal(120, user.Events.CountOf("E").Count);
        Assert.Equal(user.Id, (await bed.FindAsync(Identifier.VisitorId, "v"))!.Id);
        Assert.Equal(user.Id, (await bed.FindAsync(Identifier.Email, "e@example.com"))!.Id);
        bed = await OpenAsync(database);
        Assert.Equal(120, (await bed.CustomerAsync("c")).Events.CountOf("E").Count);
    }

    private static string[] Names(EventHistory events)
    {
        var names = new List<string>();
        foreach (var happened in events.Enumerate())
        {
            names.Add(happened.Name);
        }
        return names.ToArray();
    }
}
