using Attune.Core.Users;
using Attune.Decisions.Users;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Users;

/// <summary>What the directory must do over every store: writing and reading one's own writes.</summary>
public abstract class UserDirectoryContract : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly List<UserTestBed> opened = [];

    protected FakeTimeProvider Time { get; } = new(Start);

    /// <summary>Opens the test's database; each call after the first is a restart on the same data.</summary>
    private protected abstract Task<UserTestBed> OpenBedAsync(UserSettings? settings);

    private protected async Task<UserTestBed> OpenAsync(UserSettings? settings = null)
    {
        foreach (var earlier in opened)
        {
            await earlier.DisposeAsync();
        }
        opened.Clear();
        var bed = await OpenBedAsync(settings);
        opened.Add(bed);
        return bed;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bed in opened)
        {
            await bed.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Apply_ForAnUnknownCustomer_MakesAProfileWithWhatWasSent()
    {
        var bed = await OpenAsync();

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

    [Fact]
    public async Task Apply_ToExistingOnly_MakesNoProfile()
    {
        var bed = await OpenAsync();

        var outcome = await bed.ApplyAsync(Changes.Customer("nobody").With("a", 1L).ExistingOnly());

        Assert.Equal(ChangeStatus.NotFound, outcome.Status);
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "nobody"));
    }

    [Fact]
    public async Task Apply_IsSeenByTheNextLookUp_AndAfterARestart()
    {
        var bed = await OpenAsync();
        for (var i = 1; i <= 300; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await bed.ApplyAsync(Changes.Customer("c").Did("Viewed", Time.GetUtcNow()).With("n", i));
            var seen = await bed.CustomerAsync("c");
            Assert.Equal(i, seen.Events.CountOf("Viewed").Count);
            Assert.Equal(i, seen.Attributes["n"].AsInteger());
        }

        bed = await OpenAsync();

        var user = await bed.CustomerAsync("c");
        Assert.Equal(300, user.Events.CountOf("Viewed").Count);
        Assert.Equal(300, user.Attributes["n"].AsInteger());
        Assert.Equal(300, user.Version);
        Assert.Equal(Start.AddSeconds(1).ToUnixTimeMilliseconds(), user.Attributes["cr_t"].AsInteger());
        Assert.Equal(Time.GetUtcNow().ToUnixTimeMilliseconds(), user.Attributes["u_l_a"].AsInteger());
    }
}
