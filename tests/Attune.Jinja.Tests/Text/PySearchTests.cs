using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Searching with bounds in code points, against what Python gives.</summary>
public sealed class PySearchTests
{
    [Theory]
    [InlineData("hello", "l", 0, 4611686018427387904, 2, 3, 2, false, false)]
    [InlineData("hello", "l", 3, 4611686018427387904, 3, 3, 1, true, false)]
    [InlineData("hello", "l", -2, 4611686018427387904, 3, 3, 1, true, false)]
    [InlineData("hello", "z", 0, 4611686018427387904, -1, -1, 0, false, false)]
    [InlineData("hello", "", 0, 4611686018427387904, 0, 5, 6, true, true)]
    [InlineData("hello", "", 5, 4611686018427387904, 5, 5, 1, true, true)]
    [InlineData("hello", "", 6, 4611686018427387904, -1, -1, 0, false, false)]
    [InlineData("a😀b😀", "😀", 0, 4611686018427387904, 1, 3, 2, false, true)]
    [InlineData("a😀b😀", "b", -2, 4611686018427387904, 2, 2, 1, true, false)]
    [InlineData("a😀b", "", 0, 4611686018427387904, 0, 3, 4, true, true)]
    [InlineData("aaaa", "aa", 0, 4611686018427387904, 0, 2, 2, true, true)]
    [InlineData("aaaa", "aa", 1, 3, 1, 1, 1, true, true)]
    [InlineData("abc", "c", 0, 2, -1, -1, 0, false, false)]
    [InlineData("abc", "abc", 0, 3, 0, 0, 1, true, true)]
    [InlineData("", "a", 0, 4611686018427387904, -1, -1, 0, false, false)]
    [InlineData("", "", 0, 4611686018427387904, 0, 0, 1, true, true)]
    [InlineData("abc", "a", -1000000000000000000, 4611686018427387904, 0, 0, 1, true, false)]
    [InlineData("abc", "c", 2, 1, -1, -1, 0, false, false)]
    public void Search_WithBounds_IsPythons(
        string text,
        string sought,
        long start,
        long end,
        int first,
        int last,
        int count,
        bool starts,
        bool ends
    ) =>
        Assert.Equal(
            (first, last, count, starts, ends),
            (
                PySearch.Find(text, sought, start, end),
                PySearch.FindLast(text, sought, start, end),
                PySearch.Count(text, sought, start, end),
                PySearch.StartsWith(text, sought, start, end),
                PySearch.EndsWith(text, sought, start, end)
            )
        );
}
