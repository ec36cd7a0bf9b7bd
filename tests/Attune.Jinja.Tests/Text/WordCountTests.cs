using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Counting of words, against what Jinja gives.</summary>
public sealed class WordCountTests
{
    [Theory]
    [InlineData("one two", 2)]
    [InlineData("it's", 2)]
    [InlineData("", 0)]
    [InlineData("a_b c-d", 3)]
    [InlineData("日本 語", 2)]
    [InlineData("½ ²", 2)]
    [InlineData("😀 x", 1)]
    [InlineData("  ", 0)]
    [InlineData("a\nb\tc", 3)]
    [InlineData("𐐀𐐨 z", 2)]
    [InlineData("é́", 1)]
    public void Of_Text_IsJinjas(string text, int expected) => Assert.Equal(expected, WordCount.Of(text));
}
