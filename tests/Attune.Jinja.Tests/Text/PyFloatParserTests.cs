using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Floats read from text, against what Python gives.</summary>
public sealed class PyFloatParserTests
{
    [Theory]
    [InlineData("3.5", "3.5")]
    [InlineData(" 2 ", "2.0")]
    [InlineData("1_0.5", "10.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5.0")]
    [InlineData("1e5", "100000.0")]
    [InlineData("1E+5", "100000.0")]
    [InlineData("1e", null)]
    [InlineData("e5", null)]
    [InlineData("", null)]
    [InlineData(".", null)]
    [InlineData("inf", "inf")]
    [InlineData("-Infinity", "-inf")]
    [InlineData("+nan", "nan")]
    [InlineData("iNf", "inf")]
    [InlineData("infin", null)]
    [InlineData("1e400", "inf")]
    [InlineData("-1e400", "-inf")]
    [InlineData("1e-400", "0.0")]
    [InlineData("٣.٥", "3.5")]
    [InlineData("0x10", null)]
    [InlineData("1__0", null)]
    [InlineData("_1", null)]
    [InlineData("1_", null)]
    [InlineData("1_.5", null)]
    [InlineData("1._5", null)]
    [InlineData("1e1_0", "10000000000.0")]
    [InlineData("--1", null)]
    [InlineData("1 2", null)]
    [InlineData("5e-324", "5e-324")]
    [InlineData("2.4703282292062327e-324", "0.0")]
    [InlineData("9007199254740993", "9007199254740992.0")]
    [InlineData("1e22", "1e+22")]
    [InlineData("0.1e1_", null)]
    [InlineData("  7.5\n", "7.5")]
    public void TryParse_OfText_IsPythons(string text, string? expected) =>
        Assert.Equal(expected, PyFloatParser.TryParse(text, out var value) ? PyFloat.Repr(value) : null);
}
