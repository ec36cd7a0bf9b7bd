using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

public sealed class TextSearchTests
{
    private static readonly Gen<string> Texts = Gen.Select(
        Gen.String[Gen.Char["ab"], 1, 40],
        Gen.Int[1, 3000],
        static (unit, times) => string.Concat(Enumerable.Repeat(unit, times))
    );

    private static readonly Gen<(string Text, string Sought)> Searches = Gen.Select(
        Texts,
        Gen.Int[0, 5000],
        Gen.Int[0, 300],
        Gen.String[Gen.Char["ab"], 0, 2],
        static (text, start, length, end) =>
            (
                text,
                text.Substring(Math.Min(start, text.Length), Math.Min(length, Math.Max(0, text.Length - start))) + end
            )
    );

    [Fact]
    public void IndexOf_FindsWhatAPlainSearchFinds() =>
        Searches.Sample(
            search =>
                TextSearch.IndexOf(search.Text, search.Sought)
                == search.Text.IndexOf(search.Sought, StringComparison.Ordinal),
            iter: 500
        );

    [Fact]
    public void LastIndexOf_FindsWhatAPlainSearchFinds() =>
        Searches.Sample(
            search =>
                TextSearch.LastIndexOf(search.Text, search.Sought)
                == search.Text.AsSpan().LastIndexOf(search.Sought, StringComparison.Ordinal),
            iter: 500
        );

    [Theory]
    [InlineData(200)]
    [InlineData(10)]
    public void IndexOf_AcrossTheBorderOfTwoWindows_Finds(int length)
    {
        var sought = new string('b', length);
        for (var at = 32_768 - length - 1; at <= 32_769; at++)
        {
            var text = new string('a', at) + sought + new string('a', 40_000);

            Assert.Equal(at, TextSearch.IndexOf(text, sought));
            Assert.Equal(at, TextSearch.LastIndexOf(text, sought));
        }
    }

    [Fact]
    public void Count_CountsWithoutOverlap()
    {
        Assert.Equal(2, TextSearch.Count("aaaaa", "aa"));
        Assert.Equal(50_000, TextSearch.Count(new string('a', 100_000), "aa"));
        Assert.Equal(500, TextSearch.Count(new string('a', 100_000), new string('a', 200)));
        Assert.Equal(0, TextSearch.Count("abc", "d"));
    }
}
