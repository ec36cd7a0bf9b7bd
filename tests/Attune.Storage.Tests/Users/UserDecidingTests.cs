using Attune.Core.Users;
using Attune.Core.Users.Deciding;
using Attune.Decisions;
using Attune.Decisions.Experiences;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Users;

/// <summary>Who is decided on (wire.md 1.3), and what follows from a request.</summary>
public sealed class UserDecidingTests(TestPostgres postgres) : UserTests(postgres)
{
    private const string Shown = "MOE_PERSONALIZATION_MESSAGE_SHOWN";

    [Theory, EachDatabase]
    public async Task Decide_TriesCustomer_ThenIdentifiersInTheWorkspacesOrder_ThenVisitor(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(
            Changes.Customer("c"),
            Changes.Customer("e").With("u_em", "e@example.com"),
            Changes.Customer("m").With("u_mb", "+4912345678"),
            Changes.Visitor("v")
        );
        var all = Request() with
        {
            CustomerId = "c",
            VisitorId = "v",
            UserIdentifiers = [new(Identifier.Mobile, "+4912345678"), new(Identifier.Email, "e@example.com")],
            WithoutEffects = true,
        };

        Assert.Equal("c", (await DecideAsync(bed, all)).User!.CustomerId);
        Assert.Equal("e", (await DecideAsync(bed, all with { CustomerId = "x" })).User!.CustomerId);
        Assert.Equal("e", (await DecideAsync(bed, all with { CustomerId = null })).User!.CustomerId);
        Assert.Equal(
            "m",
            (await DecideAsync(bed, all with { CustomerId = null, UserIdentifiers = [all.UserIdentifiers[0]] }))
                .User!
                .CustomerId
        );
        Assert.Equal(
            "v",
            (await DecideAsync(bed, all with { CustomerId = "x", UserIdentifiers = [] })).User!.BucketingId
        );
        Assert.Null((await DecideAsync(bed, Request())).User);
        bed.WorkspaceSettings.Settings = new() { Identifiers = [] };
        Assert.Equal("v", (await DecideAsync(bed, all with { CustomerId = "x" })).User!.BucketingId);
    }

    [Fact]
    public async Task Decide_AnswersForTheKeysAskedFor_AndExplainsOnRequest()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        bed.Snapshots.Use(
            new WorkspaceDocument
            {
                WorkspaceId = "shop",
                Version = 7,
                Experiences = [Experience("banner")],
            }
        );
        await bed.ApplyAsync(Changes.Customer("c"));
        var request = Request() with { CustomerId = "c", ExperienceKeys = ["banner", "other"] };

        var plain = await DecideAsync(bed, request);
        var explained = await DecideAsync(bed, request with { Explain = true });

        Assert.Equal([true, false], plain.Decisions.Select(decision => decision.IsServed));
        Assert.Equal(7, plain.Decisions[0].ConfigurationVersion);
        Assert.Empty(plain.Explanations);
        Assert.Equal(["banner", "other"], explained.Explanations.Select(explanation => explanation.ExperienceKey));
    }

    [Fact]
    public async Task Decide_ForAUserInMemory_CompletesAtOnce()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        await bed.ApplyAsync(Changes.Customer("c").And(Identifier.VisitorId, "v"));
        var request = Request() with
        {
            CustomerId = "c",
            VisitorId = "v",
            UserIdentifiers = [new("u_em", "a@b.example")],
        };
        await DecideAsync(bed, request);

        Assert.True(bed.Directory.DecideAsync(request, Cancellation).IsCompletedSuccessfully);
    }

    [Theory, EachDatabase]
    public async Task Decide_CountsAnEventAcknowledgedJustBefore(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        for (var i = 1; i <= 50; i++)
        {
            await bed.ApplyAsync(Changes.Customer("c").Did("E", Start));
            var result = await DecideAsync(bed, Request() with { CustomerId = "c" });
            Assert.Equal(i, result.User!.Events.CountOf("E").Count);
        }
    }

    [Theory, EachDatabase]
    public async Task Decide_ThatShowsTwoProfilesToBeOne_DecidesOnTheOne(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c").With("n", 1L), Changes.Visitor("v").Did(Shown, Start));

        var result = await DecideAsync(bed, Request() with { CustomerId = "c", VisitorId = "v" });

        Assert.Equal("c", result.User!.CustomerId);
        Assert.Equal("v", result.User.BucketingId);
        Assert.Equal(1, result.User.Events.Count);
        Assert.Equal(result.User.Id, (await bed.FindAsync(Identifier.VisitorId, "v"))!.Id);
    }

    [Theory, EachDatabase]
    public async Task Decide_ThatNamesAKnownVisitorAndANewCustomer_TellsTheirNameAfterwards(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Visitor("v").Did("E", Start));

        var result = await DecideAsync(bed, Request() with { CustomerId = "c", VisitorId = "v" });
        await bed.EffectsAsync();

        Assert.Equal("v", result.User!.BucketingId);
        Assert.Equal(result.User.Id, (await bed.CustomerAsync("c")).Id);
    }

    [Theory, EachDatabase]
    public async Task Decide_ForNobodyKnown_MakesAProfileOnlyFromValidRecipientDetails(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        Identifier email = new(Identifier.Email, "new@example.com");
        var bare = Request() with { CustomerId = "bare", VisitorId = "bare visitor" };
        var malformed = Request() with
        {
            CustomerId = "malformed",
            UserIdentifiers = [new(Identifier.Email, "nobody")],
        };
        var nameless = Request() with { UserIdentifiers = [email] };

        foreach (var request in (DecideRequest[])[bare, malformed, nameless])
        {
            Assert.Null((await DecideAsync(bed, request)).User);
            await bed.EffectsAsync();
        }
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "bare"));
        Assert.Null(await bed.FindAsync(Identifier.VisitorId, "bare visitor"));
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "malformed"));
        Assert.Null(await bed.FindAsync(email.Kind, email.Value));

        var valid = Request() with
        {
            CustomerId = "valid",
            UserIdentifiers = [email, new("loyalty", "7"), new("x", "1")],
        };
        Assert.Null((await DecideAsync(bed, valid)).User);
        await bed.EffectsAsync();

        var user = await bed.CustomerAsync("valid");
        Assert.Equal("new@example.com", user.Attributes["u_em"].AsString());
        Assert.Equal("7", user.Attributes["loyalty"].AsString());
        Assert.False(user.Attributes.Contains("x"));
        Assert.Equal("valid", user.BucketingId);
        Assert.Equal(user.Id, (await bed.FindAsync(Identifier.Email, "new@example.com"))!.Id);
    }

    [Theory, EachDatabase]
    public async Task Decide_ForABlockedCustomerId_MakesTheProfileWithoutIt(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        var request = Request() with
        {
            CustomerId = "Guest",
            UserIdentifiers = [new(Identifier.Email, "new@example.com")],
        };

        await DecideAsync(bed, request);
        await bed.EffectsAsync();

        Assert.Null((await bed.FindAsync(Identifier.Email, "new@example.com"))!.CustomerId);
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "Guest"));
    }

    [Fact]
    public async Task Decide_ManyTimesAtOnceForANewcomer_MakesOneProfile()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        var request = Request() with { CustomerId = "c", UserIdentifiers = [new(Identifier.Email, "c@example.com")] };

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 64),
            Cancellation,
            async (_, _) => await DecideAsync(bed, request)
        );
        await bed.EffectsAsync();

        Assert.Equal(1, (await bed.CustomerAsync("c")).Version);
        Assert.Single(await bed.Store.FindAsync("shop", new(Identifier.Email, "c@example.com"), 10, Cancellation));
    }

    [Fact]
    public async Task Decide_WhereTheStoreIsDown_ServesWhoIsInMemory_AndLinksLater()
    {
        FaultyUserStore? store = null;
        var bed = await OpenAsync(DatabaseDialect.Sqlite, wrap: inner => store = new FaultyUserStore(inner));
        await bed.ApplyAsync(Changes.Customer("c"), Changes.Visitor("v").Did("E", Start));
        store!.FailAppends = true;
        var request = Request() with { CustomerId = "c", VisitorId = "v" };

        Assert.Equal("c", (await DecideAsync(bed, request)).User!.CustomerId);
        store.FailAppends = false;

        Assert.Equal(1, (await DecideAsync(bed, request)).User!.Events.Count);
    }

    [Theory]
    [InlineData(Identifier.Email, "a@b.co", true)]
    [InlineData(Identifier.Email, "a.b+c@sub.example.com", true)]
    [InlineData(Identifier.Email, "ä@bücher.example", true)]
    [InlineData(Identifier.Email, "a@b", false)]
    [InlineData(Identifier.Email, "@b.co", false)]
    [InlineData(Identifier.Email, "a@@b.co", false)]
    [InlineData(Identifier.Email, "a@b..co", false)]
    [InlineData(Identifier.Email, "a@b.co.", false)]
    [InlineData(Identifier.Email, "a b@c.de", false)]
    [InlineData(Identifier.Mobile, "+919876543210", true)]
    [InlineData(Identifier.Mobile, "(030) 1234-567", true)]
    [InlineData(Identifier.Mobile, "123456", false)]
    [InlineData(Identifier.Mobile, "+1234567890123456", false)]
    [InlineData(Identifier.Mobile, "98765abc43", false)]
    [InlineData("loyalty", "x", true)]
    [InlineData("loyalty", " ", false)]
    public void RecipientDetails_AreWellFormedOrNot(string kind, string value, bool expected) =>
        Assert.Equal(expected, RecipientDetails.AreWellFormed(new(kind, value)));

    private static async Task<DecideResult> DecideAsync(UserTestBed bed, DecideRequest request) =>
        await bed.Directory.DecideAsync(request, Cancellation);

    private static DecideRequest Request() =>
        new()
        {
            WorkspaceId = "shop",
            Session = new Session { Now = Start, RequestId = "r" },
        };

    private static Experience Experience(string key) =>
        new()
        {
            Id = "65eae5738ea5032b0ef60138",
            Key = key,
            Name = "Banner",
            State = ExperienceState.Published,
            Audiences =
            [
                new ExperienceAudience
                {
                    Id = "1A",
                    Name = "All Users",
                    Variations =
                    [
                        new Variation
                        {
                            Id = "1",
                            Name = "Only",
                            Percentage = 100,
                        },
                    ],
                },
            ],
        };
}
