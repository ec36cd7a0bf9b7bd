using System.Numerics;
using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Rounding, against what Python gives.</summary>
public sealed class PyRoundTests
{
    [Theory]
    [InlineData(2.5, 0, 2.0)]
    [InlineData(3.5, 0, 4.0)]
    [InlineData(2.675, 2, 2.67)]
    [InlineData(0.125, 2, 0.12)]
    [InlineData(1.005, 2, 1.0)]
    [InlineData(-2.5, 0, -2.0)]
    [InlineData(1234.5678, -2, 1200.0)]
    [InlineData(1250.0, -2, 1200.0)]
    [InlineData(1350.0, -2, 1400.0)]
    [InlineData(0.5, 0, 0.0)]
    [InlineData(-0.4, 0, -0.0)]
    [InlineData(1e+22, -20, 1e+22)]
    [InlineData(5e-324, 323, 0.0)]
    [InlineData(123.456, 5, 123.456)]
    [InlineData(9.995, 2, 9.99)]
    [InlineData(1e+300, -299, 1e+300)]
    [InlineData(4.35, 1, 4.3)]
    [InlineData(0.285, 2, 0.28)]
    [InlineData(1e-10, 5, 0.0)]
    [InlineData(555.0, -3, 1000.0)]
    [InlineData(25.0, -1, 20.0)]
    [InlineData(35.0, -1, 40.0)]
    public void Float_ToDigits_IsPythons(double value, int digits, double expected) =>
        Assert.Equal(
            BitConverter.DoubleToInt64Bits(expected),
            BitConverter.DoubleToInt64Bits(PyRound.Float(value, digits))
        );

    [Theory]
    [InlineData("15", -1, "20")]
    [InlineData("25", -1, "20")]
    [InlineData("-15", -1, "-20")]
    [InlineData("5", -1, "0")]
    [InlineData("1250", -2, "1200")]
    [InlineData("1350", -2, "1400")]
    [InlineData("12345678901234567890123", -10, "12345678901230000000000")]
    [InlineData("7", 3, "7")]
    [InlineData("49", -2, "0")]
    [InlineData("50", -2, "0")]
    [InlineData("51", -2, "100")]
    [InlineData("0", -5, "0")]
    [InlineData("999", -3, "1000")]
    public void Integer_ToTens_IsPythons(string value, int digits, string expected) =>
        Assert.Equal(expected, PyRound.Integer(BigInteger.Parse(value), digits).ToString());

    [Fact]
    public void Integer_ToMoreTensThanItHasDigits_IsZeroAtOnce() =>
        Assert.Equal(BigInteger.Zero, PyRound.Integer(BigInteger.Pow(7, 50), -1_000_000_000));

    [Fact]
    public void Float_BeyondAllDigits_StaysAsItIsOrBecomesZero()
    {
        Assert.Equal(1.5, PyRound.Float(1.5, 400));
        Assert.Equal(0.0, PyRound.Float(1.5, -400));
        Assert.Equal(double.PositiveInfinity, PyRound.Float(1.7976931348623157e308, -308));
        Assert.Equal(double.PositiveInfinity, PyRound.Float(double.PositiveInfinity, 2));
    }
}
