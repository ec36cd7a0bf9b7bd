using Attune.Decisions.Explanations;
using Attune.Decisions.Rules;
using Attune.Decisions.Users;

namespace Attune.Decisions.Tests.Rules;

public sealed class BehaviourTests
{
    private const string Last30Days = """
        {"type":"inTheLast","value_type":"relative_past","value":"30","period_unit":"days"}
        """;

    // Three purchases: 40, 10 and 2 days ago, of 5, 50 and "many".
    private static readonly UserView Buyer = Build.User(
        "u",
        null,
        Build.Event("Bought", TimeSpan.FromDays(40), ("price", 5), ("city", "Delhi")),
        Build.Event("Bought", TimeSpan.FromDays(10), ("price", 50), ("city", "delhi")),
        Build.Event("Bought", TimeSpan.FromDays(2), ("price", "many")),
        Build.Event("Viewed", TimeSpan.FromDays(1))
    );

    [Theory]
    [InlineData("atleast", 3, true)]
    [InlineData("atleast", 4, false)]
    [InlineData("exactly", 3, true)]
    [InlineData("exactly", 2, false)]
    [InlineData("atmost", 3, true)]
    [InlineData("atmost", 2, false)]
    public void Execution_ComparesTheCount_AndNotExecutedIsTheOpposite(string type, int count, bool holds)
    {
        var execution = FormattableString.Invariant($$"""{"type":"{{type}}","count":{{count}}}""");
        Check(holds, Buyer, "Bought", $"\"execution\":{execution}");
        Check(!holds, Buyer, "Bought", $"\"executed\":false,\"execution\":{execution}");
        Check(!holds, Buyer, "Bought", $"\"negate\":true,\"execution\":{execution}");
    }

    [Theory]
    [InlineData("atleast", 1, false)]
    [InlineData("exactly", 0, true)]
    [InlineData("atmost", 4, true)]
    public void AUserWhoNeverDidIt_CountsAsZeroTimes(string type, int count, bool holds) =>
        Check(
            holds,
            Build.User(),
            "Bought",
            FormattableString.Invariant(
                $$"""
                "execution":{"type":"{{type}}","count":{{count}}}
                """
            )
        );

    [Theory]
    [InlineData("atleast", 2, true)]
    [InlineData("atleast", 3, false)]
    [InlineData("exactly", 2, true)]
    public void ATimeRange_LeavesOutWhatIsOutsideIt(string type, int count, bool holds) =>
        Check(
            holds,
            Buyer,
            "Bought",
            FormattableString.Invariant(
                $$"""
                "execution":{"type":"{{type}}","count":{{count}}},"primary_time_range":{{Last30Days}}
                """
            )
        );

    [Fact]
    public void AttributeFilters_ChooseTheEventsThatCount()
    {
        const string Cheap = """
            "attributes":{"filter_operator":"and","filters":[
              {"filter_type":"user_attributes","name":"price","data_type":"double","operator":"lessThan","value":10}]},
            "execution":{"type":"exactly","count":1}
            """;
        const string DelhiOrDear = """
            "attributes":{"filter_operator":"or","filters":[
              {"filter_type":"user_attributes","name":"city","data_type":"string","operator":"is","value":"DELHI"},
              {"filter_operator":"and","filters":[
                {"filter_type":"user_attributes","name":"price","data_type":"double","operator":"greaterThan","value":10},
                {"filter_type":"user_attributes","name":"price","data_type":"double","operator":"exists"}]}]},
            "execution":{"type":"exactly","count":2}
            """;
        Check(true, Buyer, "Bought", Cheap);
        Check(true, Buyer, "Bought", DelhiOrDear);
    }

    [Fact]
    public void AnEventsAttributeOfAWrongType_CountsForNobody_AlsoNegated_AndIsToldOnce()
    {
        const string NotCheap = """
            "attributes":{"filter_operator":"and","filters":[
              {"filter_type":"user_attributes","name":"price","data_type":"double","operator":"lessThan","value":10,
               "negate":true}]},
            "execution":{"type":"exactly","count":1}
            """;
        var test = Check(true, Buyer, "Bought", NotCheap);
        Assert.Equal([Mismatch.WrongType], test.Mismatches);
    }

    [Theory]
    [InlineData("firstTime", 45, false, true)]
    [InlineData("firstTime", 30, false, false)]
    [InlineData("lastTime", 5, false, true)]
    [InlineData("lastTime", 1, false, false)]
    [InlineData("firstTime", 30, true, true)]
    [InlineData("lastTime", 5, true, false)]
    public void FirstAndLastTime_LookAtOneEventOnly(string type, int days, bool dearOnly, bool holds)
    {
        var dear = dearOnly
            ? """
                "attributes":{"filter_operator":"and","filters":[
                  {"filter_type":"user_attributes","name":"price","data_type":"double","operator":"greaterThan","value":10}]},
                """
            : "";
        Check(
            holds,
            Buyer,
            "Bought",
            FormattableString.Invariant(
                $$"""
                {{dear}}"execution":{"type":"{{type}}","count":1},
                "primary_time_range":{"type":"inTheLast","value_type":"relative_past","value":"{{days}}","period_unit":"days"}
                """
            )
        );
    }

    [Fact]
    public void WithoutAUser_BehaviourIsUnknown_AlsoHasNotExecuted()
    {
        Assert.Equal(ClauseResult.Unknown, Run(null, "Bought", "").Result);
        Assert.Equal(ClauseResult.Unknown, Run(null, "Bought", "\"executed\":false").Result);
    }

    [Fact]
    public void AnExplanation_TellsTheWholeCount()
    {
        var node = Run(Buyer, "Bought", "").Node;
        Assert.Equal(AttributeValue.From(3), node.Seen);
        Assert.Equal("has executed \"Bought\" at least 1 times", node.Text);
        Assert.Equal("audiences[0].rule.included_filters.filters[0]", node.Path);
    }

    [Fact]
    public void InSessionBehaviour_LooksAtTheLastTenInstancesOnly()
    {
        // The eleventh latest purchase was in Delhi, the later ones in Pune.
        var user = Build.User(
            "u",
            null,
            [
                .. Enumerable
                    .Range(0, 11)
                    .Select(n => Build.Event("Bought", TimeSpan.FromMinutes(n), ("city", n == 10 ? "Delhi" : "Pune"))),
            ]
        );
        Assert.Equal(ClauseResult.NoMatch, Recent(user, "Delhi", "").Result);
        Assert.Equal(ClauseResult.Match, Recent(user, "Pune", "").Result);
        Assert.Equal(ClauseResult.NoMatch, Recent(user, "Pune", "\"executed\":false,").Result);
        Assert.Equal(ClauseResult.Match, Recent(user, "Delhi", "\"executed\":false,").Result);
        Assert.Equal(AttributeValue.From(10), Recent(user, "Pune", "").Node.Seen);
        Assert.Equal(AttributeValue.From(6), Recent(user, "Pune", "\"within_minutes\":5,").Node.Seen);

        static RuleTest Recent(UserView user, string city, string more) =>
            RuleTest.Run(
                RuleTest.Read(
                    $$"""
                    {"filter_type":"in_session_behaviour","action_name":"Bought",{{more}}
                     "attributes":{"filter_operator":"and","filters":[
                       {"filter_type":"user_attributes","name":"city","data_type":"string","operator":"is","value":"{{city}}"}]}
                    }
                    """
                ),
                user
            );
    }

    [Fact]
    public void AttributesInObjects_AreReachedByPoints()
    {
        var seat = AttributeValue.From(AttributeSet.Empty.With("row", 3));
        var user = Build.User(
            "u",
            AttributeSet.Empty.With("seat", seat),
            Build.Event("Bought", TimeSpan.Zero, ("seat", seat))
        );
        const string Filter = """
            "attributes":{"filter_operator":"and","filters":[
              {"filter_type":"user_attributes","name":"seat.row","data_type":"double","operator":"in","value":[3]}]}
            """;
        Check(true, user, "Bought", Filter);
        var onUser = RuleTest.Read(
            """{"filter_type":"user_attributes","name":"seat.row","data_type":"double","operator":"in","value":[3]}"""
        );
        Assert.Equal(ClauseResult.Match, RuleTest.Run(onUser, user).Result);
        var dotted = Build.User("u", AttributeSet.Empty.With("seat.row", 3));
        Assert.Equal(ClauseResult.Match, RuleTest.Run(onUser, dotted).Result);
    }

    private static RuleTest Check(bool holds, UserView user, string name, string more)
    {
        var test = Run(user, name, more);
        Assert.Equal(holds ? ClauseResult.Match : ClauseResult.NoMatch, test.Result);
        return test;
    }

    private static RuleTest Run(UserView? user, string name, string more) =>
        RuleTest.Run(
            RuleTest.Read(
                $$"""
                {"filter_type":"actions","action_name":"{{name}}"{{(more.Trim().Length == 0 ? "" : "," + more)}} }
                """
            ),
            user
        );
}
