using System.Numerics;
using Attune.Decisions.Rules.Operators;
using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Rules;

public sealed class OperandTests
{
    private static readonly Gen<AttributeValue> Numbers = Gen.OneOf(
        Gen.Long.Select(value => AttributeValue.From(value)),
        Gen.Int[-3, 3].Select(value => AttributeValue.From((long)value)),
        Gen.Double.Where(double.IsFinite).Select(value => AttributeValue.From(value)),
        Gen.Int[-6, 6].Select(value => AttributeValue.From(value / 2.0)),
        Gen.OneOf<AttributeValue>(
            long.MaxValue,
            long.MinValue,
            9_007_199_254_740_992L,
            9_007_199_254_740_993L,
            9_007_199_254_740_992.0,
            9_223_372_036_854_775_808.0,
            -9_223_372_036_854_775_808.0,
            double.MaxValue,
            double.Epsilon,
            0.0,
            -0.0,
            AttributeValue.From(BigInteger.Pow(2, 63)),
            AttributeValue.From(-BigInteger.Pow(10, 40))
        )
    );

    [Fact]
    public void Compare_OrdersNumbersOfAllKinds_Exactly() =>
        Gen.Select(Numbers, Numbers)
            .Sample(
                (left, right) =>
                {
                    var wanted = Scaled(left).CompareTo(Scaled(right));
                    Assert.Equal(wanted, Math.Sign(Operand.Compare(Operand.Of(left), Operand.Of(right))));
                },
                iter: 20_000
            );

    [Theory]
    [InlineData("5", true)]
    [InlineData("-5.5e3", true)]
    [InlineData("9007199254740993", true)]
    [InlineData(" 5", false)]
    [InlineData("5 ", false)]
    [InlineData("1,000", false)]
    [InlineData("Infinity", false)]
    [InlineData("", false)]
    public void LooseText_IsANumber_WhereItIsNothingElse(string text, bool isNumber)
    {
        Assert.Equal(isNumber, Operand.OfText(text, true).TryNumber(out _));
        Assert.False(Operand.OfText(text).TryNumber(out _));
    }

    [Fact]
    public void LooseText_OfALargeWholeNumber_IsNotRounded()
    {
        Operand.OfText("9007199254740993", true).TryNumber(out var number);
        Assert.Equal(9_007_199_254_740_993L, number.Integer);
    }

    // Doubles are whole multiples of 2^-1074, so that scaled by it every number is a whole one.
    private static BigInteger Scaled(AttributeValue value)
    {
        if (value.Kind != AttributeKind.Double)
        {
            return value.AsBigInteger() << 1_074;
        }

        var bits = BitConverter.DoubleToInt64Bits(value.AsDouble());
        var exponent = (int)((bits >> 52) & 0x7ff);
        BigInteger mantissa = bits & 0xfffffffffffffL;
        mantissa = exponent == 0 ? mantissa : (mantissa | (1L << 52)) << (exponent - 1);
        return bits < 0 ? -mantissa : mantissa;
    }
}
