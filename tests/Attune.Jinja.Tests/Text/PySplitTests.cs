using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Splitting, against what Python gives.</summary>
public sealed class PySplitTests
{
    [Theory]
    [InlineData("a b  c", null, -1, "a|b|c", "a|b|c", 3)]
    [InlineData(" a b ", null, -1, "a|b", "a|b", 2)]
    [InlineData(" a b c ", null, 1, "a|b c ", " a b|c", 2)]
    [InlineData("a,b,,c", ",", -1, "a|b||c", "a|b||c", 4)]
    [InlineData("a,b,c", ",", 1, "a|b,c", "a,b|c", 2)]
    [InlineData("", null, -1, "", "", 0)]
    [InlineData("", ",", -1, "", "", 1)]
    [InlineData("a--b--c", "--", -1, "a|b|c", "a|b|c", 3)]
    [InlineData("a--b--c", "--", 1, "a|b--c", "a--b|c", 2)]
    [InlineData("a　b\u001cc", null, -1, "a|b|c", "a|b|c", 3)]
    [InlineData("aXb", "X", 0, "aXb", "aXb", 1)]
    [InlineData("   ", null, -1, "", "", 0)]
    [InlineData("😀a😀", "😀", -1, "|a|", "|a|", 3)]
    public void Split_OfString_IsPythons(
        string text,
        string? separator,
        long limit,
        string fromStart,
        string fromEnd,
        int count
    ) => Check(text, separator, limit, fromStart, fromEnd, count);

    [Theory]
    [InlineData("a\nb\r\nc\rd", "a|b|c|d", "a\n|b\r\n|c\r|d")]
    [InlineData("a\n", "a", "a\n")]
    [InlineData("\n", "", "\n")]
    [InlineData("", "", "")]
    [InlineData(
        "a\u000bb\u000cc\u001cd\u001de\u001ef\u0085g\u2028h\u2029i",
        "a|b|c|d|e|f|g|h|i",
        "a\u000b|b\u000c|c\u001c|d\u001d|e\u001e|f\u0085|g\u2028|h\u2029|i"
    )]
    [InlineData("a\u001fb", "a\u001fb", "a\u001fb")]
    [InlineData("\r\n\r", "|", "\r\n|\r")]
    [InlineData("\n\r", "|", "\n|\r")]
    public void Lines_OfString_ArePythons(string text, string lines, string withEnds) =>
        CheckLines(text, lines, withEnds);

    private static void Check(string text, string? separator, long limit, string fromStart, string fromEnd, int count)
    {
        var parts = new Parts(text);
        var reversed = new Parts(text);
        if (separator is null)
        {
            PySplit.AtSpaces(text, limit, ref parts);
            PySplit.AtSpacesFromEnd(text, limit, ref reversed);
        }
        else
        {
            PySplit.At(text, separator, limit, ref parts);
            PySplit.AtFromEnd(text, separator, limit, ref reversed);
        }

        reversed.Found.Reverse();
        Assert.Equal((fromStart, fromEnd, count), (parts.Joined, reversed.Joined, parts.Found.Count));
    }

    private static void CheckLines(string text, string lines, string withEnds)
    {
        var without = new Parts(text);
        var with = new Parts(text);
        PySplit.Lines(text, false, ref without);
        PySplit.Lines(text, true, ref with);
        Assert.Equal((lines, withEnds), (without.Joined, with.Joined));
        Assert.Equal(text, string.Concat(with.Found));
    }
}
