using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Experiences;
using Attune.Decisions.Experiences;
using static Attune.Core.Tests.Workspaces.ExperienceDocuments;

namespace Attune.Core.Tests.Workspaces.Experiences;

public sealed class ListExperiencesTests : IAsyncLifetime
{
    private TestWorkspaces test = null!;

    public async ValueTask InitializeAsync() => test = await TestWorkspaces.StartAsync();

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task Search_FindsEveryWordInNameKeyOrTag()
    {
        await AddAsync(1, "homepage-banner", "Free shipping", "sale", "eu");
        await AddAsync(2, "promo-strip", "Shipping delays");
        await AddAsync(3, "cart-upsell", "Upsell", "sale");

        Assert.Equal(["homepage-banner", "promo-strip"], Keys(new ExperienceQuery { Search = "SHIPPING" }));
        Assert.Equal(["homepage-banner"], Keys(new ExperienceQuery { Search = "shipping sale" }));
        Assert.Equal(["cart-upsell"], Keys(new ExperienceQuery { Search = Id(3) }));
        Assert.Equal(["cart-upsell", "homepage-banner"], Keys(new ExperienceQuery { Tag = "sale" }));
        Assert.Empty(Keys(new ExperienceQuery { Search = "nothing" }));
    }

    [Fact]
    public async Task Statuses_CountTheSchedule()
    {
        await AddAsync(1, "homepage-banner", "Always");
        await AddAsync(2, "promo-strip", "Paused", ExperienceState.Paused);
        await WriteAsync(Draft(Id(3), SimpleContent("cart-upsell")));
        await WriteAsync(
            Published(
                Id(4),
                SimpleContent("christmas-sale") with
                {
                    Schedule = new Schedule { Start = "2026-12-01T00:00:00Z" },
                }
            )
        );

        Assert.Equal(["christmas-sale"], Keys(new ExperienceQuery { Statuses = [ExperienceStatus.Scheduled] }));
        Assert.Equal(
            ["cart-upsell", "promo-strip"],
            Keys(new ExperienceQuery { Statuses = [ExperienceStatus.Draft, ExperienceStatus.Paused] })
        );
    }

    [Fact]
    public async Task Pages_HaveNoGapsAndNoRepeats_AlsoWhenSomethingIsAddedBetweenThem()
    {
        for (var i = 0; i < 7; i++)
        {
            await AddAsync(i, $"experience-{i}", $"Name {i}");
        }
        var query = new ExperienceQuery
        {
            Sort = ExperienceSort.Key,
            Descending = false,
            Limit = 3,
        };

        var first = Page(query);
        await AddAsync(100, "a-new-one", "New");
        var second = Page(query with { Cursor = first.NextCursor });
        var third = Page(query with { Cursor = second.NextCursor });

        Assert.Equal(
            Enumerable.Range(0, 7).Select(i => $"experience-{i}"),
            first.Items.Concat(second.Items).Concat(third.Items).Select(item => item.Key)
        );
        Assert.Null(third.NextCursor);
        Assert.Equal(7, first.Total);
    }

    [Theory]
    [InlineData(ExperienceSort.Updated, true, "c,b,a")]
    [InlineData(ExperienceSort.Created, false, "a,b,c")]
    [InlineData(ExperienceSort.Name, false, "c,a,b")]
    [InlineData(ExperienceSort.Key, true, "c,b,a")]
    public async Task Sort_IsByWhatWasAsked(ExperienceSort sort, bool descending, string expected)
    {
        await AddAsync(1, "key-a", "beta name");
        test.Time.Advance(TimeSpan.FromMinutes(1));
        await AddAsync(2, "key-b", "Gamma name");
        test.Time.Advance(TimeSpan.FromMinutes(1));
        await AddAsync(3, "key-c", "alpha name");

        var keys = Page(new ExperienceQuery { Sort = sort, Descending = descending })
            .Items.Select(item => item.Key[^1]);

        Assert.Equal(expected, string.Join(',', keys));
    }

    [Theory]
    [InlineData("!")]
    [InlineData("abcd")]
    public void CursorThatIsNone_GivesNoPage(string cursor) =>
        Assert.Null(
            test.Get<ListExperiences>().Execute(TestWorkspaces.Workspace, new ExperienceQuery { Cursor = cursor })
        );

    [Fact]
    public async Task BrokenExperience_IsListedAsLeftOut()
    {
        await WriteAsync(DocumentChange.Create("experience", Id(1), "[]"u8.ToArray(), "homepage-banner"));

        var item = Assert.Single(Page(new ExperienceQuery()).Items);

        Assert.Equal("homepage-banner", item.Key);
        Assert.True(item.IsLeftOut);
    }

    [Fact]
    public async Task ManyExperiences_AreFoundByAPartOfTheKey()
    {
        await WriteAsync([
            .. Enumerable
                .Range(0, 1_000)
                .Select(i => Draft(Id(i), SimpleContent($"experience-{i:D4}") with { Name = $"Name {i}" })),
        ]);

        var page = Page(new ExperienceQuery { Search = "experience-099", Sort = ExperienceSort.Key });

        Assert.Equal(10, page.Total);
        Assert.Equal("experience-0999", page.Items[0].Key);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task AddAsync(int number, string key, string name, params string[] tags) =>
        WriteAsync(Published(Id(number), SimpleContent(key) with { Name = name, Tags = tags }));

    private Task AddAsync(int number, string key, string name, ExperienceState state) =>
        WriteAsync(Published(Id(number), SimpleContent(key) with { Name = name }, state));

    private async Task WriteAsync(params DocumentChange[] changes) =>
        Assert.True((await test.Store.WriteAsync(TestWorkspaces.Workspace, changes, Actor.System, Token)).IsWritten);

    private ExperiencePage Page(ExperienceQuery query) =>
        test.Get<ListExperiences>().Execute(TestWorkspaces.Workspace, query)!;

    private IEnumerable<string> Keys(ExperienceQuery query) =>
        Page(query).Items.Select(item => item.Key).Order(StringComparer.Ordinal);
}
