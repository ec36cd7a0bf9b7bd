using Attune.Decisions.Audiences;
using Attune.Decisions.Explanations;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;

namespace Attune.Decisions.Tests.Rules;

public sealed class SessionRuleTests
{
    private static readonly Session Silent = Build.Session();

    private static readonly Session Full = Silent with
    {
        Day = DayOfWeek.Friday,
        Hours = HourSet.Of(19, 20),
        Platform = Platform.MobileWeb,
        VisitorType = VisitorType.Returning,
        Geo = new(Countries.Find("IN"), "Maharashtra", "Pune"),
        Device = new(DeviceType.Mobile, "Android", "Chrome Mobile", "Chrome", false),
        Parameters = AttributeSet
            .Empty.With("utm_medium", "email")
            .With("cart", "12.50")
            .With("vip", "true")
            .With("n", 5),
    };

    [Theory]
    [InlineData("""{"filter_type":"day_of_week","days":["Friday","Sunday"]}""", true)]
    [InlineData("""{"filter_type":"day_of_week","days":["Monday"]}""", false)]
    [InlineData("""{"filter_type":"time_of_day","hours":[20,21]}""", true)]
    [InlineData("""{"filter_type":"time_of_day","hours":[0,18,21]}""", false)]
    [InlineData("""{"filter_type":"platform","platforms":["mweb","ios"]}""", true)]
    [InlineData("""{"filter_type":"platform","platforms":["web"]}""", false)]
    [InlineData("""{"filter_type":"user_type","type":"Returning"}""", true)]
    [InlineData("""{"filter_type":"user_type","type":"New"}""", false)]
    [InlineData("""{"filter_type":"geolocation","countries":["India"]}""", true)]
    [InlineData("""{"filter_type":"geolocation","countries":["in","de"]}""", true)]
    [InlineData("""{"filter_type":"geolocation","countries":["Germany"]}""", false)]
    [InlineData(
        """{"filter_type":"geolocation","countries":["IN"],"regions":["maharashtra"],"cities":["PUNE"]}""",
        true
    )]
    [InlineData("""{"filter_type":"geolocation","countries":["IN"],"cities":["Delhi"]}""", false)]
    [InlineData("""{"filter_type":"device","types":["Mobile","Tablet"]}""", true)]
    [InlineData("""{"filter_type":"device","types":["Desktop"]}""", false)]
    [InlineData("""{"filter_type":"device","operating_systems":["android"],"browsers":["chrome"]}""", true)]
    [InlineData("""{"filter_type":"device","browsers":["Chrome Mobile"],"bot":false}""", true)]
    [InlineData("""{"filter_type":"device","browsers":["Firefox"]}""", false)]
    [InlineData("""{"filter_type":"device","bot":true}""", false)]
    [InlineData(
        """{"filter_type":"parameter","name":"utm_medium","data_type":"string","operator":"is","value":"EMAIL"}""",
        true
    )]
    [InlineData(
        """{"filter_type":"parameter","name":"utm_medium","data_type":"string","operator":"is","value":"sms"}""",
        false
    )]
    [InlineData(
        """{"filter_type":"parameter","name":"cart","data_type":"double","operator":"greaterThan","value":12.4}""",
        true
    )]
    [InlineData("""{"filter_type":"parameter","name":"n","data_type":"double","operator":"in","value":[5]}""", true)]
    [InlineData("""{"filter_type":"parameter","name":"vip","data_type":"bool","operator":"is","value":true}""", true)]
    public void ASessionField_HoldsOrNot_AndNegatedTheOpposite_AndUnknownWhereItWasNotSent(string json, bool holds)
    {
        var filter = RuleTest.Read(json);
        var negated = filter with { Negate = true };

        Assert.Equal(holds ? ClauseResult.Match : ClauseResult.NoMatch, RuleTest.Run(filter, null, Full).Result);
        Assert.Equal(holds ? ClauseResult.NoMatch : ClauseResult.Match, RuleTest.Run(negated, null, Full).Result);

        foreach (var one in (Filter[])[filter, negated])
        {
            var silent = RuleTest.Run(one, Build.User(), Silent with { VisitorType = null }, null);
            if (filter is VisitorTypeFilter)
            {
                continue;
            }

            Assert.Equal(ClauseResult.Unknown, silent.Result);
            Assert.Equal([Mismatch.Missing], silent.Mismatches);
        }
    }

    [Fact]
    public void AParameterThatWasNotSent_MatchesOnlyDoesNotExist()
    {
        ParameterFilter filter = new()
        {
            Name = "ref",
            DataType = AttributeDataType.String,
            Operator = "exists",
        };
        Assert.Equal(ClauseResult.NoMatch, RuleTest.Run(filter, null, Full).Result);
        Assert.Equal(ClauseResult.Match, RuleTest.Run(filter with { Negate = true }, null, Full).Result);
    }

    [Fact]
    public void AParameter_HasItsExactName() =>
        Assert.Equal(
            ClauseResult.Unknown,
            RuleTest
                .Run(
                    new ParameterFilter
                    {
                        Name = "UTM_Medium",
                        DataType = AttributeDataType.String,
                        Operator = "is",
                        Value = "email",
                    },
                    null,
                    Full
                )
                .Result
        );

    [Theory]
    [InlineData("five")]
    [InlineData("")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    public void AParameterThatIsNoNumber_IsOfAWrongType(string text)
    {
        var test = RuleTest.Run(
            new ParameterFilter
            {
                Name = "cart",
                DataType = AttributeDataType.Double,
                Operator = "lessThan",
                Value = 5,
            },
            null,
            Silent with
            {
                Parameters = AttributeSet.Empty.With("cart", text),
            }
        );
        Assert.Equal(ClauseResult.Unknown, test.Result);
        Assert.Equal([Mismatch.WrongType], test.Mismatches);
    }

    [Fact]
    public void PartOfAPlace_ThatIsNotKnown_IsUnknown_UnlessAnotherPartSaysNo()
    {
        var session = Silent with { Geo = new(Countries.Find("IN"), null, null) };
        Assert.Equal(ClauseResult.Unknown, Geo("IN"));
        Assert.Equal(ClauseResult.NoMatch, Geo("DE"));

        ClauseResult Geo(string country) =>
            RuleTest.Run(new GeoFilter { Countries = [country], Cities = ["Pune"] }, null, session).Result;
    }

    [Fact]
    public void NewOrReturning_WithoutAWordOfTheRequest_FollowsTheProfile()
    {
        var young = Build.User() with
        {
            FirstSeenMs = Build.Now.AddMinutes(-10).ToUnixTimeMilliseconds(),
            Sessions = 1,
        };
        var old = young with { FirstSeenMs = Build.Now.AddMinutes(-31).ToUnixTimeMilliseconds() };
        Assert.Equal(ClauseResult.Match, IsNew(young, Silent));
        Assert.Equal(ClauseResult.NoMatch, IsNew(young with { Sessions = 2 }, Silent));
        Assert.Equal(ClauseResult.NoMatch, IsNew(old, Silent));
        Assert.Equal(ClauseResult.Match, IsNew(null, Silent with { NamedId = "visitor-1" }));
        Assert.Equal(ClauseResult.Unknown, IsNew(null, Silent));
        Assert.Equal(ClauseResult.NoMatch, IsNew(young, Full));

        static ClauseResult IsNew(UserView? user, Session session) =>
            RuleTest.Run(new VisitorTypeFilter { Type = VisitorType.New }, user, session).Result;
    }

    [Fact]
    public void InSessionConditions_AreTriedForAllUsers_AlsoForNobody()
    {
        var snapshot = Build.Banner(
            new AudienceRule { InSession = Build.All(new DayFilter { Days = [DayOfWeek.Friday] }) }
        );
        Assert.True(snapshot.For(null, Full).Decide("banner").IsServed);
        Assert.False(snapshot.For(null, Silent).Decide("banner").IsServed);
        Assert.Equal(SessionFields.Day, snapshot.NeedsOf("banner")!.Session);
        Assert.False(snapshot.NeedsOf("banner")!.User);
    }

    [Fact]
    public void Exclusions_LeaveOutWhatFits_AndNotWhatIsUnknown()
    {
        var snapshot = Build.Banner(
            new AudienceRule { ExcludedFilters = Build.Any(new GeoFilter { Countries = ["IN"] }) }
        );
        Assert.False(snapshot.For(null, Full).Decide("banner").IsServed);
        Assert.True(snapshot.For(null, Silent).Decide("banner").IsServed);
    }

    [Fact]
    public void AnExclusionByWhatIsKnownOfUsers_LetsNobodyInWhoIsNotKnown()
    {
        var snapshot = Build.Banner(
            new AudienceRule { ExcludedFilters = Build.Any(new BehaviourFilter { ActionName = "Bought" }) }
        );
        Assert.True(snapshot.For(Build.User(), Silent).Decide("banner").IsServed);
        Assert.False(
            snapshot.For(Build.User("u", null, Build.Event("Bought", TimeSpan.Zero)), Silent).Decide("banner").IsServed
        );
        Assert.False(snapshot.For(null, Silent).Decide("banner").IsServed);
        Assert.Contains("need a user", snapshot.Explain(null, Silent, ["banner"]).Single().Audiences.Single().Note);
    }
}
