using Attune.Decisions.Explanations;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Rules.Operators;

namespace Attune.Decisions.Tests.Rules;

public sealed class OperatorTests
{
    private const AttributeDataType Text = AttributeDataType.String;
    private const AttributeDataType Number = AttributeDataType.Double;
    private const AttributeDataType Flag = AttributeDataType.Boolean;
    private const AttributeDataType Time = AttributeDataType.Datetime;

    [Theory]
    // in, is: whole texts, without case unless told
    [InlineData(Text, "in", """["Chandan","Kumar"]""", "\"kumar\"", true)]
    [InlineData(Text, "in", """["Chandan","Kumar"]""", "\"Kuma\"", false)]
    [InlineData(Text, "in", "\"active\"", "\"Active\"", true)]
    [InlineData(Text, "in", """[""]""", "\"\"", true)]
    [InlineData(Text, "is", "\"ÄPFEL\"", "\"äpfel\"", true)]
    [InlineData(Text, "is", "\"Straße\"", "\"strasse\"", false)]
    [InlineData(Text, "is", "\"ΜΆΪΟΣ\"", "\"μάϊοσ\"", true)]
    [InlineData(Text, "is", "\"😀\"", "\"😀\"", true)]
    [InlineData(Text, "is", "\"é\"", "\"e\u0301\"", false)]
    [InlineData(Text, "is", "\"12\"", "\"12\"", true)]
    [InlineData(Text, "is", "\"12\"", "\"12.0\"", false)]
    [InlineData(Text, "in", """["a"]""", """["x","A"]""", true)]
    [InlineData(Text, "in", """["a"]""", """["x","y"]""", false)]
    [InlineData(Text, "in", """["a"]""", "[]", false)]
    [InlineData(Text, "in", """["a"]""", """[1,"a"]""", true)]
    // parts of texts
    [InlineData(Text, "contains", "\"ppl\"", "\"APPLE\"", true)]
    [InlineData(Text, "contains", "\"pple \"", "\"apple\"", false)]
    [InlineData(Text, "contains", """["x","LE"]""", "\"apple\"", true)]
    [InlineData(Text, "containsInTheFollowing", """["x","LE"]""", "\"apple\"", true)]
    [InlineData(Text, "containsInTheFollowing", """["x","y"]""", "\"apple\"", false)]
    [InlineData(Text, "startWithInTheFollowing", """["+91","+49"]""", "\"+4917\"", true)]
    [InlineData(Text, "startWithInTheFollowing", """["+91","+4"]""", "\"491\"", false)]
    [InlineData(Text, "startWithInTheFollowing", """["apple pie"]""", "\"apple\"", false)]
    [InlineData(Text, "endsWithInTheFollowing", """["@EXAMPLE.com"]""", "\"jane@example.com\"", true)]
    [InlineData(Text, "endsWithInTheFollowing", """["example"]""", "\"jane@example.com\"", false)]
    // numbers: exact, whole or not
    [InlineData(Number, "in", "[1,2.5]", "1.0", true)]
    [InlineData(Number, "in", "[1,2.5]", "2.5", true)]
    [InlineData(Number, "in", "[1,2.5]", "2", false)]
    [InlineData(Number, "in", "[9007199254740993]", "9007199254740992", false)]
    [InlineData(Number, "in", "[9007199254740993]", "9007199254740993", true)]
    [InlineData(Number, "in", "[9007199254740992]", "9007199254740992.0", true)]
    [InlineData(Number, "in", "[100000000000000000000]", "100000000000000000000", true)]
    [InlineData(Number, "in", "[1e20]", "100000000000000000000", true)]
    [InlineData(Number, "in", "[1]", "[3,1]", true)]
    [InlineData(Number, "lessThan", "5", "4.999", true)]
    [InlineData(Number, "lessThan", "5", "5", false)]
    [InlineData(Number, "lessThan", "9007199254740993", "9007199254740992.0", true)]
    [InlineData(Number, "lessThan", "1.5", "-9223372036854775808", true)]
    [InlineData(Number, "greaterThan", "5", "5.0000001", true)]
    [InlineData(Number, "greaterThan", "5", "5", false)]
    [InlineData(Number, "greaterThan", "1e300", "123456789012345678901234567890", false)]
    [InlineData(Number, "greaterThan", "1e3", "123456789012345678901234567890", true)]
    // booleans
    [InlineData(Flag, "is", "true", "true", true)]
    [InlineData(Flag, "is", "true", "false", false)]
    [InlineData(Flag, "is", "false", "false", true)]
    // presence
    [InlineData(Text, "exists", null, "\"\"", true)]
    [InlineData(Text, "exists", null, "[]", true)]
    [InlineData(Text, "exists", null, "{}", true)]
    [InlineData(Text, "exists", null, "5", true)]
    [InlineData(Number, "exists", null, "\"x\"", true)]
    [InlineData(Time, "exists", null, "0", true)]
    [InlineData(Flag, "exists", null, "false", true)]
    public void Operator_OfAValueOfItsType_HoldsOrNot_AndNegatedTheOpposite(
        AttributeDataType type,
        string name,
        string? value,
        string attribute,
        bool holds
    )
    {
        var plain = RuleTest.OfAttribute(RuleTest.Attribute(type, name, value), attribute);
        var negated = RuleTest.OfAttribute(RuleTest.Attribute(type, name, value, negate: true), attribute);

        Assert.Equal(holds ? ClauseResult.Match : ClauseResult.NoMatch, plain.Result);
        Assert.Equal(holds ? ClauseResult.NoMatch : ClauseResult.Match, negated.Result);
        Assert.Empty(plain.Mismatches);
        Assert.Empty(negated.Mismatches);
        Assert.Equal(RuleTest.Json(attribute), plain.Node.Seen);
    }

    [Theory]
    [InlineData("10", true)]
    [InlineData("19.999", true)]
    [InlineData("20", false)]
    [InlineData("9.999", false)]
    public void Between_OfNumbers_HoldsItsFirstNumberAndNotItsSecond(string attribute, bool holds)
    {
        var filter = RuleTest.Attribute(Number, "between", "10", "20");
        Assert.Equal(holds, RuleTest.OfAttribute(filter, attribute).Result == ClauseResult.Match);
    }

    [Theory]
    [InlineData("in", """["Gold"]""", "\"gold\"")]
    [InlineData("is", "\"Gold\"", "\"gold\"")]
    [InlineData("contains", "\"Gold\"", "\"gold member\"")]
    [InlineData("containsInTheFollowing", """["Gold"]""", "\"gold member\"")]
    [InlineData("startWithInTheFollowing", """["Gold"]""", "\"gold member\"")]
    [InlineData("endsWithInTheFollowing", """["Gold"]""", "\"old gold\"")]
    public void CaseSensitive_TellsCasesApart(string name, string value, string attribute)
    {
        var filter = RuleTest.Attribute(Text, name, value);
        Assert.Equal(ClauseResult.Match, RuleTest.OfAttribute(filter, attribute).Result);
        Assert.Equal(
            ClauseResult.NoMatch,
            RuleTest.OfAttribute(filter with { CaseSensitive = true }, attribute).Result
        );
    }

    /// <summary>The rows of the page's table: what each operator makes of missing, null and wrongly typed values.</summary>
    public static TheoryData<string, string, string, string, string> DocumentedResults
    {
        get
        {
            var rows = new TheoryData<string, string, string, string, string>();
            foreach (var row in Repository.Rows("docs/targeting.md", "### Every operator"))
            {
                rows.Add(row[0], row[1], row[3], row[4], row[5]);
            }

            return rows;
        }
    }

    [Fact]
    public void ThePage_NamesEveryOperatorOnce() =>
        Assert.Equal(
            OperatorCatalog.All.Select(one => $"{one.Type.ToString().ToLowerInvariant()} {one.Name}").Order(),
            Repository
                .Rows("docs/targeting.md", "### Every operator")
                .Select(row => $"{(row[0] == "bool" ? "boolean" : row[0])} {row[1]}")
                .Order()
        );

    [Theory]
    [MemberData(nameof(DocumentedResults))]
    public void MissingNullAndWrongTypes_HaveTheDocumentedResult_AndAreCounted(
        string dataType,
        string name,
        string missing,
        string isNull,
        string wrongType
    )
    {
        var type = dataType == "bool" ? Flag : Enum.Parse<AttributeDataType>(dataType, true);
        var filter = Sample(type, name);
        Check(null, missing, Mismatch.Missing);
        Check("null", isNull, Mismatch.Null);
        foreach (var value in WrongValues(type))
        {
            Check(value, wrongType, Mismatch.WrongType);
        }

        void Check(string? attribute, string documented, Mismatch mismatch)
        {
            var results = documented.Split(", negated ");
            var plain = RuleTest.OfAttribute(filter, attribute);
            var negated = RuleTest.OfAttribute(filter with { Negate = true }, attribute);
            Assert.Equal((results[0], results[1]), (Word(plain.Result), Word(negated.Result)));
            Assert.Equal(name == "exists" ? [] : [mismatch], plain.Mismatches);
            Assert.Equal(name == "exists" ? [] : [mismatch], negated.Mismatches);
        }
    }

    private static string Word(ClauseResult result) =>
        result switch
        {
            ClauseResult.Match => "match",
            ClauseResult.NoMatch => "no match",
            _ => "unknown",
        };

    private static string[] WrongValues(AttributeDataType type) =>
        type switch
        {
            Text => ["5", "true", "{}", "[1,2]", "[null]", """[["a"]]"""],
            Number => ["\"5\"", "true", "{}", """["5"]"""],
            Flag => ["\"true\"", "1", "0", "{}", "[1]"],
            _ => ["\"yesterday\"", "\"07/09/2022\"", "1.5", "true", "{}", "99999999999999999", "\"2022-02-30\""],
        };

    private static AttributeFilter Sample(AttributeDataType type, string name) =>
        (type, name) switch
        {
            (_, "exists" or "today") => RuleTest.Attribute(type, name),
            (Text, _) => RuleTest.Attribute(type, name, """["a"]"""),
            (Flag, _) => RuleTest.Attribute(type, name, "true"),
            (Number, "between") => RuleTest.Attribute(type, name, "1", "9"),
            (Number, _) => RuleTest.Attribute(type, name, "5"),
            (Time, "between") => RuleTest.Attribute(type, name, "\"2022-09-01\"", "\"2022-09-09\""),
            (Time, "inTheLast" or "inTheNext") => RuleTest.Attribute(type, name, "5"),
            _ => RuleTest.Attribute(type, name, "\"2022-09-07\""),
        };
}
