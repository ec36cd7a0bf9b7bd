using System.Numerics;
using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

/// <summary>Ints as text, against what Python gives.</summary>
public sealed class PyIntTests
{
    [Theory]
    [InlineData("42", 10, "42")]
    [InlineData(" -42 ", 10, "-42")]
    [InlineData("+5", 10, "5")]
    [InlineData("1_000", 10, "1000")]
    [InlineData("1__0", 10, null)]
    [InlineData("_1", 10, null)]
    [InlineData("1_", 10, null)]
    [InlineData("", 10, null)]
    [InlineData("-", 10, null)]
    [InlineData("0x1f", 16, "31")]
    [InlineData("1f", 16, "31")]
    [InlineData("0x1f", 0, "31")]
    [InlineData("0b101", 0, "5")]
    [InlineData("0o17", 0, "15")]
    [InlineData("0b101", 2, "5")]
    [InlineData("012", 0, null)]
    [InlineData("0_0", 0, "0")]
    [InlineData("000", 0, "0")]
    [InlineData("z", 36, "35")]
    [InlineData("zz", 35, null)]
    [InlineData("٣٤", 10, "34")]
    [InlineData("９", 10, "9")]
    [InlineData("1 2", 10, null)]
    [InlineData("1.0", 10, null)]
    [InlineData("0x_1", 16, "1")]
    [InlineData("0x", 16, null)]
    [InlineData("0b1", 16, "177")]
    [InlineData("12345678901234567890123456789", 10, "12345678901234567890123456789")]
    [InlineData("-ffffffffffffffffffff", 16, "-1208925819614629174706175")]
    [InlineData("0x1F", 10, null)]
    [InlineData("  7\n", 10, "7")]
    [InlineData("0B1", 2, "1")]
    [InlineData("0XAb", 16, "171")]
    [InlineData("٠x1", 16, "1")]
    public void TryParse_OfText_IsPythons(string text, int numberBase, string? expected) =>
        Assert.Equal(expected, PyInt.TryParse(text, numberBase, out var value) ? value.ToString() : null);

    [Theory]
    [InlineData("0", "0", "0", "0")]
    [InlineData("1", "1", "1", "1")]
    [InlineData("7", "111", "7", "7")]
    [InlineData("8", "1000", "10", "8")]
    [InlineData("255", "11111111", "377", "ff")]
    [InlineData("256", "100000000", "400", "100")]
    [InlineData("-255", "11111111", "377", "ff")]
    [InlineData(
        "18446744073709551616",
        "10000000000000000000000000000000000000000000000000000000000000000",
        "2000000000000000000000",
        "10000000000000000"
    )]
    [InlineData(
        "100000000000000000000",
        "1010110101111000111010111100010110101100011000100000000000000000000",
        "12657072742654304000000",
        "56bc75e2d63100000"
    )]
    [InlineData(
        "9223372036854775807",
        "111111111111111111111111111111111111111111111111111111111111111",
        "777777777777777777777",
        "7fffffffffffffff"
    )]
    [InlineData("511", "111111111", "777", "1ff")]
    public void Digits_OfInt_ArePythons(string value, string binary, string octal, string hexadecimal) =>
        Assert.Equal(
            (binary, octal, hexadecimal),
            (
                PyInt.Digits(BigInteger.Parse(value), 2),
                PyInt.Digits(BigInteger.Parse(value), 8),
                PyInt.Digits(BigInteger.Parse(value), 16)
            )
        );

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("5", 5.0)]
    [InlineData("-5", -5.0)]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("9007199254740995", 9007199254740996.0)]
    [InlineData("18446744073709551616", 1.8446744073709552e+19)]
    [InlineData("18446744073709553664", 1.8446744073709552e+19)]
    [InlineData("18446744073709553665", 1.8446744073709556e+19)]
    [InlineData("10000000000000000000000", 1e+22)]
    [InlineData("100000000000000000000000", 1e+23)]
    [InlineData("-1267650600228229542234191560704", -1.2676506002282294e+30)]
    [InlineData(
        "1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
        1e+300
    )]
    public void TryToDouble_OfInt_RoundsHalfToEven(string value, double expected) =>
        Assert.Equal(expected, PyInt.TryToDouble(BigInteger.Parse(value), out var number) ? number : double.NaN);

    [Fact]
    public void TryParse_OfMoreDecimalDigitsThanPythonReads_Fails()
    {
        Assert.True(PyInt.TryParse(new string('1', PyInt.MaxDecimalDigits), 10, out _));
        Assert.False(PyInt.TryParse(new string('1', PyInt.MaxDecimalDigits + 1), 10, out _));
        Assert.True(PyInt.TryParse(new string('f', 100_000), 16, out _));
    }

    [Fact]
    public void IsTooLongForDecimal_IsExactAtTheBorder()
    {
        var border = BigInteger.Pow(10, PyInt.MaxDecimalDigits);
        Assert.True(PyInt.IsTooLongForDecimal(border));
        Assert.False(PyInt.IsTooLongForDecimal(border - 1));
        Assert.True(PyInt.IsTooLongForDecimal(-border));
    }

    [Fact]
    public void TryToDouble_BeyondTheFloats_Fails() => Assert.False(PyInt.TryToDouble(BigInteger.Pow(10, 400), out _));

    [Fact]
    public void TryParse_OfAnyIntInAnyBase_ReadsItBack() =>
        Gen.Select(Gen.Long, Gen.Int[0, 3].Select(i => new[] { 2, 8, 10, 16 }[i]))
            .Sample(
                (value, numberBase) =>
                    PyInt.TryParse((value < 0 ? "-" : "") + PyInt.Digits(value, numberBase), numberBase, out var read)
                    && read == value
            );
}
