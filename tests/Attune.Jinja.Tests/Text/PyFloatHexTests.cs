using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

/// <summary>Hexadecimal floats and exact fractions, against what Python gives.</summary>
public sealed class PyFloatHexTests
{
    [Theory]
    [InlineData("0x1.8p1", "Read", "3.0")]
    [InlineData("ff", "Read", "255.0")]
    [InlineData("0x.8", "Read", "0.5")]
    [InlineData("0x1p-1074", "Read", "5e-324")]
    [InlineData("0x1p-1075", "Read", "0.0")]
    [InlineData("0x1.8p-1075", "Read", "5e-324")]
    [InlineData("0x1p1023", "Read", "8.98846567431158e+307")]
    [InlineData("0x1.fffffffffffffp1023", "Read", "1.7976931348623157e+308")]
    [InlineData("0x1.fffffffffffff8p1023", "TooLarge", null)]
    [InlineData("0x1p1024", "TooLarge", null)]
    [InlineData("zz", "Invalid", "0.0")]
    [InlineData("", "Invalid", "0.0")]
    [InlineData("0x", "Invalid", "0.0")]
    [InlineData("-0x1p3", "Read", "-8.0")]
    [InlineData(" 0x1 ", "Read", "1.0")]
    [InlineData("inf", "Read", "inf")]
    [InlineData("-INF", "Read", "-inf")]
    [InlineData("nan", "Read", "nan")]
    [InlineData("1.8p1", "Read", "3.0")]
    [InlineData("0x1.00000000000008p0", "Read", "1.0")]
    [InlineData("0x1.000000000000081p0", "Read", "1.0000000000000002")]
    [InlineData("0x1p", "Invalid", "0.0")]
    [InlineData("0x1.p+2", "Read", "4.0")]
    [InlineData("0x1pz", "Invalid", "0.0")]
    [InlineData("0x0p99999999999", "Read", "0.0")]
    public void TryParse_OfText_IsPythons(string text, string outcome, string? expected) =>
        Check(text, outcome, expected);

    [Theory]
    [InlineData(0.0, "0x0.0p+0")]
    [InlineData(-0.0, "-0x0.0p+0")]
    [InlineData(1.0, "0x1.0000000000000p+0")]
    [InlineData(0.1, "0x1.999999999999ap-4")]
    [InlineData(-2.5, "-0x1.4000000000000p+1")]
    [InlineData(5e-324, "0x0.0000000000001p-1022")]
    [InlineData(1.7976931348623157e+308, "0x1.fffffffffffffp+1023")]
    [InlineData(1e+22, "0x1.0f0cf064dd592p+73")]
    [InlineData(2.2250738585072014e-308, "0x1.0000000000000p-1022")]
    [InlineData(255.0, "0x1.fe00000000000p+7")]
    public void Hex_OfFloat_IsPythons(double value, string expected) => Assert.Equal(expected, PyFloatHex.Hex(value));

    [Theory]
    [InlineData(0.0, "0/1")]
    [InlineData(0.75, "3/4")]
    [InlineData(-2.5, "-5/2")]
    [InlineData(0.1, "3602879701896397/36028797018963968")]
    [InlineData(1e+22, "10000000000000000000000/1")]
    [InlineData(3.0, "3/1")]
    public void IntegerRatio_OfFloat_IsPythons(double value, string expected) =>
        Assert.Equal(
            expected,
            string.Join('/', PyFloatHex.IntegerRatio(value).Numerator, PyFloatHex.IntegerRatio(value).Denominator)
        );

    [Fact]
    public void Hex_OfAnyFloat_ReadsBackAsTheSameNumber() =>
        Gen
            .Double.Where(double.IsFinite)
            .Sample(value =>
                PyFloatHex.TryParse(PyFloatHex.Hex(value), out var read) == PyFloatHex.Outcome.Read
                && BitConverter.DoubleToInt64Bits(read) == BitConverter.DoubleToInt64Bits(value)
            );

    private static void Check(string text, string outcome, string? expected)
    {
        Assert.Equal(outcome, PyFloatHex.TryParse(text, out var value).ToString());
        if (expected is not null)
        {
            Assert.Equal(expected, PyFloat.Repr(value));
        }
    }
}
