using Attune.Decisions.Explanations;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;

namespace Attune.Decisions.Tests.Rules;

public sealed class GroupTests
{
    // The user has an attribute "it" that is "a"; as a number it is of the wrong type, so unknown.
    private static readonly UserView User = Build.User("u", AttributeSet.Empty.With("it", "a"));

    [Theory]
    [InlineData("TT", "T", "T")]
    [InlineData("TF", "F", "T")]
    [InlineData("TU", "U", "T")]
    [InlineData("FF", "F", "F")]
    [InlineData("FU", "F", "U")]
    [InlineData("UU", "U", "U")]
    [InlineData("T", "T", "T")]
    [InlineData("F", "F", "F")]
    [InlineData("U", "U", "U")]
    [InlineData("TTTU", "U", "T")]
    [InlineData("UUF", "F", "U")]
    public void AndOr_FollowKleene_InAnyOrder_AlsoNegated(string clauses, string and, string or)
    {
        foreach (var order in (string[])[clauses, new([.. clauses.Reverse()])])
        {
            var filters = order.Select(Clause).ToArray();
            Assert.Equal(and, Letter(Build.All(filters)));
            Assert.Equal(or, Letter(Build.Any(filters)));
            Assert.Equal(Opposite(and), Letter(Build.All(filters) with { Negate = true }));
            Assert.Equal(Opposite(or), Letter(Build.Any(filters) with { Negate = true }));
        }
    }

    [Fact]
    public void Groups_NestBothWays()
    {
        var filter = Build.Any(
            Build.All(Clause('T'), Clause('F')),
            Build.All(Clause('T'), Build.Any(Clause('F'), Clause('T')))
        );
        Assert.Equal("T", Letter(filter));
    }

    [Fact]
    public void AnExplanation_ShowsEveryClause_AlsoAfterTheOneThatSettlesTheGroup()
    {
        var node = RuleTest.Run(Build.All(Clause('F'), Clause('T'), Clause('U')), User).Node;
        Assert.Equal("all of", node.Text);
        Assert.Equal(
            [ClauseResult.NoMatch, ClauseResult.Match, ClauseResult.Unknown],
            node.Clauses!.Select(clause => clause.Result)
        );
        Assert.Equal("of another type than the filter says", node.Clauses![2].Note);
    }

    private static Filter Clause(char letter) =>
        letter switch
        {
            'T' => RuleTest.Attribute(AttributeDataType.String, "is", "\"a\""),
            'F' => RuleTest.Attribute(AttributeDataType.String, "is", "\"b\""),
            _ => RuleTest.Attribute(AttributeDataType.Double, "lessThan", "5"),
        };

    private static string Letter(Filter filter) =>
        RuleTest.Run(filter, User).Result switch
        {
            ClauseResult.Match => "T",
            ClauseResult.NoMatch => "F",
            _ => "U",
        };

    private static string Opposite(string letter) =>
        letter switch
        {
            "T" => "F",
            "F" => "T",
            _ => "U",
        };
}
