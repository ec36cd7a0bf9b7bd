using System.Text;
using Attune.Core.Users;
using Attune.Core.Users.Erasure;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Users;

/// <summary>Deletion after a buffer, erasure at once, and what is left on disk.</summary>
public sealed class UserErasureTests(TestPostgres postgres) : UserTests(postgres)
{
    private static readonly TimeSpan Buffer = TimeSpan.FromHours(24);

    [Theory, EachDatabase]
    public async Task Delete_WithABuffer_ServesTheUserUntilItIsOver_AcrossARestart(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c").Did("E", Start));

        var asked = await bed.Directory.DeleteAsync("shop", new(Identifier.CustomerId, "c"), Buffer, Cancellation);
        Time.Advance(TimeSpan.FromHours(23));
        var again = await bed.Directory.DeleteAsync("shop", new(Identifier.CustomerId, "c"), Buffer, Cancellation);

        Assert.Equal(new DeleteOutcome(true, 1, Start + Buffer), asked);
        Assert.Equal(Start + Buffer, again.Due);
        Assert.Equal(0, await bed.Runner.RunDueAsync(Cancellation));
        bed = await OpenAsync(database);
        Assert.NotNull(await bed.FindAsync(Identifier.CustomerId, "c"));
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await bed.Runner.RunDueAsync(Cancellation));
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "c"));
        bed = await OpenAsync(database);
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "c"));
    }

    [Theory, EachDatabase]
    public async Task Delete_OfNobody_SaysSo(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);

        var outcome = await bed.Directory.DeleteAsync(
            "shop",
            new(Identifier.CustomerId, "nobody"),
            Buffer,
            Cancellation
        );

        Assert.False(outcome.Found);
    }

    [Theory, EachDatabase]
    public async Task Erase_ByEmail_ErasesAllWhoShareIt_AndNobodyElse(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(
            Changes.Customer("a").With("u_em", "x@example.com"),
            Changes.Customer("b").With("u_em", "x@example.com"),
            Changes.Customer("c").With("u_em", "y@example.com")
        );
        await bed.FoldAsync();
        await bed.ApplyAsync(Changes.Customer("d").With("u_em", "x@example.com"));

        var outcome = await EraseAsync(bed, Identifier.Email, "x@example.com");

        Assert.Equal(3, outcome.Users);
        foreach (var restarted in (bool[])[false, true])
        {
            bed = restarted ? await OpenAsync(database) : bed;
            foreach (var id in (string[])["a", "b", "d"])
            {
                Assert.Null(await bed.FindAsync(Identifier.CustomerId, id));
            }
            Assert.Null(await bed.FindAsync(Identifier.Email, "x@example.com"));
            Assert.NotNull(await bed.FindAsync(Identifier.CustomerId, "c"));
        }
    }

    [Theory, EachDatabase]
    public async Task Erase_ReachesProfilesThatWentIntoTheUser_AndWhatOthersHold(DatabaseDialect database)
    {
        var others = new RecordedErasure();
        var bed = await OpenAsync(database, erasures: others);
        var visitor = await bed.ApplyAsync(Changes.Visitor("v").Did("E", Start));
        var customer = await bed.ApplyAsync(Changes.Customer("c"));
        await bed.ApplyAsync(Changes.Customer("c").And(Identifier.VisitorId, "v"));

        await EraseAsync(bed, Identifier.VisitorId, "v");

        Assert.Equal(new[] { visitor.UserId, customer.UserId }.Order(), others.Users.Order());
        Assert.Contains(new Identifier(Identifier.VisitorId, "v"), others.Identifiers);
        Assert.Null(await bed.FindAsync(Identifier.InternalId, visitor.UserId.ToString()));
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "c"));
    }

    [Theory, EachDatabase]
    public async Task AnErasedUser_WhoComesBack_IsNewAndOldEventsStayForgotten(DatabaseDialect database)
    {
        var uuid = Guid.NewGuid();
        var bed = await OpenAsync(database);
        var before = await bed.ApplyAsync(Changes.Customer("c").With("colour", "red").Did("E", Start, uuid));
        await EraseAsync(bed, Identifier.CustomerId, "c");

        var replayed = await bed.ApplyAsync(Changes.Customer("c").Did("E", Start, uuid));
        var after = await bed.ApplyAsync(Changes.Customer("c").Did("F", Start));

        Assert.Equal((0, 1), (replayed.EventsCounted, replayed.EventsRepeated));
        Assert.Equal(ChangeStatus.Created, after.Status);
        Assert.NotEqual(before.UserId, after.UserId);
        bed = await OpenAsync(database);
        var user = await bed.CustomerAsync("c");
        Assert.True(user.Attributes["colour"].IsMissing);
        Assert.Equal(1, user.Events.Count);
    }

    [Theory, EachDatabase]
    public async Task Erase_WhileUsersAreWrittenAndFolded_BringsNobodyBack(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        var stop = false;
        var writes = Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i++)
            {
                await bed.ApplyAsync(Changes.Customer($"c{i % 5}").Did("E", Start).ExistingOnly());
            }
        });
        var folds = Task.Run(async () =>
        {
            while (!Volatile.Read(ref stop))
            {
                await bed.FoldAsync();
            }
        });
        for (var round = 0; round < 20; round++)
        {
            var id = $"c{round % 5}";
            await bed.ApplyAsync(Changes.Customer(id).With("round", round));
            await EraseAsync(bed, Identifier.CustomerId, id);
            Assert.Null(await bed.FindAsync(Identifier.CustomerId, id));
        }
        Volatile.Write(ref stop, true);
        await Task.WhenAll(writes, folds);
        await bed.FoldAsync();

        bed = await OpenAsync(database);
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await bed.FindAsync(Identifier.CustomerId, $"c{i}"));
        }
    }

    [Fact]
    public async Task Erase_LeavesNothingInTheFiles()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        const string secret = "jane.doe.the.first@example.com";
        for (var i = 0; i < 300; i++)
        {
            await bed.ApplyAsync(
                Changes.Customer("jane").With("u_em", secret).With("n", i).Did($"Saw {secret}", Start.AddMinutes(i)),
                Changes.Customer($"other{i}").With("u_em", "o@example.com").Did("E", Start)
            );
            if (i % 100 == 50)
            {
                await bed.FoldAsync();
            }
        }
        Assert.True(Contains(secret));

        await EraseAsync(bed, Identifier.Email, secret);
        while (await bed.Runner.RunDueAsync(Cancellation) > 0) { }

        Assert.False(Contains(secret));
        Assert.NotNull(await bed.FindAsync(Identifier.CustomerId, "other299"));
    }

    private bool Contains(string text)
    {
        var needle = Encoding.UTF8.GetBytes(text);
        foreach (var file in Directory.GetFiles(DataDirectory, "attune.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (bytes.AsSpan().IndexOf(needle) >= 0)
            {
                return true;
            }
        }
        return false;
    }

    private static async Task<DeleteOutcome> EraseAsync(UserTestBed bed, string kind, string value) =>
        await bed.Directory.DeleteAsync("shop", new(kind, value), TimeSpan.Zero, Cancellation);

    private sealed class RecordedErasure : IUserErasure
    {
        public List<Guid> Users { get; } = [];

        public List<Identifier> Identifiers { get; } = [];

        public Task EraseAsync(
            string workspaceId,
            IReadOnlyList<Guid> userIds,
            IReadOnlyList<Identifier> identifiers,
            CancellationToken cancellationToken
        )
        {
            Users.AddRange(userIds);
            Identifiers.AddRange(identifiers);
            return Task.CompletedTask;
        }
    }
}
