using System.Numerics;
using System.Text;
using System.Text.Json;
using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Users;

public sealed class AttributeJsonTests
{
    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("-9223372036854775808")]
    [InlineData("9223372036854775808")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("1.0")]
    [InlineData("0.1")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("\"naïve ☃ \\\"quoted\\\"\"")]
    [InlineData("[1,[2.5,null],{\"b\":1,\"a\":[]}]")]
    public void ReadThenWrite_GivesTheSameJson(string json) => Assert.Equal(json, Parse(json).ToString());

    [Fact]
    public void Read_OfAWholeNumberBeyond53Bits_DoesNotRoundIt()
    {
        Assert.Equal(9007199254740993L, Parse("9007199254740993").AsInteger());
        Assert.Equal(BigInteger.Pow(10, 30), Parse("1" + new string('0', 30)).AsBigInteger());
    }

    [Fact]
    public void Read_OfANumberWithPointOrExponent_IsADoubleAlsoWhereItIsWhole()
    {
        Assert.Equal(AttributeKind.Double, Parse("2.0").Kind);
        Assert.Equal(AttributeKind.Double, Parse("2e3").Kind);
        Assert.Equal(AttributeKind.Integer, Parse("2000").Kind);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public void Read_OfANumberBeyondADouble_IsRefused(string json) => Assert.Throws<JsonException>(() => Parse(json));

    [Fact]
    public void Read_OfANumberLongerThanTheLimit_IsRefusedBeforeItIsParsed() =>
        Assert.Throws<JsonException>(() => Parse(new string('9', AttributeJson.MaxNumberLength + 1)));

    [Fact]
    public void Read_FromElementAndFromReader_Agree() =>
        Values.Value.Sample(value =>
        {
            var json = value.ToString();
            Assert.Equal(value, Parse(json));
            Assert.Equal(value, AttributeJson.Read(JsonDocument.Parse(json).RootElement));
        });

    [Fact]
    public void Parse_WithTextAfterTheObject_IsRefused() =>
        Assert.ThrowsAny<JsonException>(() => AttributeJson.Parse("{} {}"u8));

    [Fact]
    public void Set_RoundTripsThroughStoredBytes() =>
        Values.Set.Sample(set => Assert.Equal(set, AttributeJson.Parse(AttributeJson.Write(set), new NamePool())));

    [Fact]
    public void From_NestedDeeperThanTheLimit_IsRefused()
    {
        var value = AttributeValue.From(1);
        for (var level = 0; level < AttributeValue.MaxDepth; level++)
        {
            value = AttributeValue.From([value]);
        }

        Assert.Throws<ArgumentException>(() => AttributeValue.From([value]));
    }

    private static AttributeValue Parse(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return AttributeJson.Read(ref reader);
    }
}
