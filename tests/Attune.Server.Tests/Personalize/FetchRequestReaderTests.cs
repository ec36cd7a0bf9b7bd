using System.Text;
using System.Text.Json;
using Attune.Core.Personalize;
using Attune.Core.Users;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;
using Attune.Server.Personalize;

namespace Attune.Server.Tests.Personalize;

public sealed class FetchRequestReaderTests
{
    [Fact]
    public void Read_OfTheFirstDocumentedSample_TakesEveryField()
    {
        var request = Read(
            """
            { "identifiers": { "customer_id": "user_8821",
                "user_identifiers": { "u_em": "jane@example.com", "u_mb": "+919876543210" } },
              "experience_key": ["homepage-banner"],
              "DAY_OF_THE_WEEK": "Monday", "TIME_OF_THE_DAY": "14",
              "USER_IP_ADDRESS": "203.0.113.42",
              "USER_AGENT": "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36" }
            """
        );

        Assert.Equal("user_8821", request.CustomerId);
        Assert.Equal(
            [new Identifier("u_em", "jane@example.com"), new Identifier("u_mb", "+919876543210")],
            request.UserIdentifiers
        );
        Assert.Equal(["homepage-banner"], request.ExperienceKeys);
        Assert.Equal(DayOfWeek.Monday, request.Day);
        Assert.Equal(HourSet.Of(14), request.Hours);
        Assert.Equal("203.0.113.42", request.IpAddress);
        Assert.Equal("Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36", request.UserAgent);
        Assert.Empty(request.Parameters);
        Assert.Null(request.Platform);
        Assert.Null(request.VisitorId);
    }

    [Fact]
    public void Read_OfClientHints_KeepsThemAsTheyWereSent()
    {
        var request = Read(
            """
            { "SEC_CH_UA": "\"Chromium\";v=\"124\", \"Google Chrome\";v=\"124\"",
              "SEC_CH_UA_PLATFORM": "\"Android\"", "SEC_CH_UA_MOBILE": "?1" }
            """
        );

        Assert.Equal("\"Android\"", request.Hints.Platform);
        Assert.Equal("?1", request.Hints.Mobile);
        Assert.StartsWith("\"Chromium\"", request.Hints.Brands);
        Assert.Empty(request.Parameters);
    }

    [Fact]
    public void Read_OfTheOlderSpellings_TakesUserIdVisitorIdAppIdAndPlatform()
    {
        var request = Read(
            """{"app_id":"ACME","user_id":"u1","visitor_id":"v1","experience_key":"one","platform":"mWeb"}"""
        );

        Assert.Equal("u1", request.CustomerId);
        Assert.Equal("v1", request.VisitorId);
        Assert.Equal(["one"], request.ExperienceKeys);
        Assert.Equal(Platform.MobileWeb, request.Platform);
        Assert.Empty(request.Parameters);
    }

    [Fact]
    public void Read_OfBothSpellingsOfTheCustomerId_PrefersTheNewerOne()
    {
        var request = Read("""{"user_id":"old","identifiers":{"customer_id":"new"}}""");

        Assert.Equal("new", request.CustomerId);
    }

    [Theory]
    [InlineData("""{"identifiers":{"user_identifiers":"{\"u_em\":\"a@b.example\"}"}}""")]
    [InlineData("""{"identifiers":{"user_identifiers":{"Email (Standard)":"a@b.example"}}}""")]
    [InlineData("""{"user_identifiers":{"email":"a@b.example","u_mb":null,"u_n":""}}""")]
    public void Read_OfUserIdentifiers_TakesAnObjectOrAStringThatHoldsOne(string json)
    {
        Assert.Equal([new Identifier("u_em", "a@b.example")], Read(json).UserIdentifiers);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"experience_key":[]}""")]
    [InlineData("""{"experience_key":null}""")]
    public void Read_WithoutKeys_AsksForAll(string json)
    {
        Assert.Empty(Read(json).ExperienceKeys);
    }

    [Fact]
    public void Read_OfAKeyNamedTwice_AsksForItOnce()
    {
        Assert.Equal(["a", "b"], Read("""{"experience_key":["a","b","a"]}""").ExperienceKeys);
    }

    [Theory]
    [InlineData("19,20,21,22", new[] { 19, 20, 21, 22 })]
    [InlineData("00", new[] { 0 })]
    [InlineData("07, 08", new[] { 7, 8 })]
    [InlineData("23,23", new[] { 23 })]
    public void Read_OfHours_TakesOneOrAListWithCommas(string hours, int[] expected)
    {
        Assert.Equal(HourSet.Of(expected), Read($$"""{"TIME_OF_THE_DAY":"{{hours}}"}""").Hours);
    }

    [Theory]
    [InlineData("\"24\"", "24")]
    [InlineData("\"7\"", "7")]
    [InlineData("\"\"", "")]
    [InlineData("\"10,\"", "")]
    [InlineData("\"10,x\"", "x")]
    [InlineData("\"１０\"", "１０")]
    [InlineData("14", "14")]
    [InlineData("[\"14\"]", "[…]")]
    [InlineData("true", "true")]
    public void Read_OfAnHourThatIsNone_NamesItAndAllHours(string value, string found)
    {
        var problem = Assert.Single(ReadProblems($$"""{"TIME_OF_THE_DAY":{{value}}}"""));

        Assert.Equal("TIME_OF_THE_DAY", problem.Field);
        Assert.Equal(found, problem.Found);
        Assert.Equal(24, problem.Allowed!.Count);
        Assert.Equal(["00", "01"], problem.Allowed.Take(2));
    }

    [Theory]
    [InlineData("\"funday\"", "funday")]
    [InlineData("\"monday\"", "monday")]
    [InlineData("1", "1")]
    [InlineData("\"\"", "")]
    public void Read_OfADayThatIsNone_NamesItAndTheDaysFromSundayOn(string value, string found)
    {
        var problem = Assert.Single(ReadProblems($$"""{"DAY_OF_THE_WEEK":{{value}}}"""));

        Assert.Equal("DAY_OF_THE_WEEK", problem.Field);
        Assert.Equal(found, problem.Found);
        Assert.Equal(["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"], problem.Allowed);
    }

    [Theory]
    [InlineData("""{"platform":"tv"}""", "platform")]
    [InlineData("""{"identifiers":"user_8821"}""", "identifiers")]
    [InlineData("""{"identifiers":{"customer_id":8821}}""", "customer_id")]
    [InlineData("""{"identifiers":{"user_identifiers":"u_em"}}""", "user_identifiers")]
    [InlineData("""{"identifiers":{"user_identifiers":{"u_em":5}}}""", "user_identifiers")]
    [InlineData("""{"identifiers":{"user_identifiers":["u_em"]}}""", "user_identifiers")]
    [InlineData("""{"user_id":true}""", "user_id")]
    [InlineData("""{"visitor_id":{}}""", "visitor_id")]
    [InlineData("""{"experience_key":7}""", "experience_key")]
    [InlineData("""{"experience_key":["a",7,8]}""", "experience_key")]
    [InlineData("""{"USER_IP_ADDRESS":1}""", "USER_IP_ADDRESS")]
    [InlineData("""{"USER_AGENT":[]}""", "USER_AGENT")]
    [InlineData("""{"SEC_CH_UA":true}""", "SEC_CH_UA")]
    [InlineData("""{"app_id":"GLOBEX"}""", "app_id")]
    public void Read_OfAFieldOfAnotherKind_NamesTheField(string json, string field)
    {
        Assert.Equal(field, Assert.Single(ReadProblems(json)).Field);
    }

    [Fact]
    public void Read_OfSeveralWrongFields_NamesThemAll_AndReadsTheRest()
    {
        var problems = new List<FetchProblem>();
        var request = Read(
            """{"DAY_OF_THE_WEEK":"funday","user_id":5,"x":{"y":[1]},"TIME_OF_THE_DAY":"99","platform":[{}],"z":1}""",
            problems
        );

        Assert.Equal(["DAY_OF_THE_WEEK", "user_id", "TIME_OF_THE_DAY", "platform"], problems.Select(p => p.Field));
        Assert.Equal(2, request.Parameters.Count);
    }

    [Fact]
    public void Read_OfNulls_TakesThemAsAbsent()
    {
        var request = Read(
            """
            {"identifiers":null,"user_id":null,"visitor_id":null,"experience_key":null,"DAY_OF_THE_WEEK":null,
             "TIME_OF_THE_DAY":null,"platform":null,"USER_IP_ADDRESS":null,"USER_AGENT":null,"app_id":null}
            """
        );

        Assert.Null(request.CustomerId);
        Assert.Null(request.Day);
        Assert.True(request.Hours.IsEmpty);
        Assert.Null(request.Platform);
        Assert.Empty(request.Parameters);
    }

    [Fact]
    public void Read_OfOtherMembers_KeepsThemExactlyAsParameters()
    {
        var request = Read(
            """{"utm_medium":"email","big":12345678901234567890,"list":[1,"a",null],"o":{"a":{"b":1.5}},"USER_TYPE":"New"}"""
        );

        Assert.Equal("email", request.Parameters["utm_medium"].AsString());
        Assert.Equal("12345678901234567890", request.Parameters["big"].ToString());
        Assert.Equal("""[1,"a",null]""", request.Parameters["list"].ToString());
        Assert.Equal("""{"a":{"b":1.5}}""", request.Parameters["o"].ToString());
        Assert.Equal(VisitorType.New, request.VisitorType);
    }

    [Fact]
    public void Read_OfAnAuthorizationMember_KeepsTheSecretOutOfTheParameters()
    {
        Assert.Empty(Read("""{"Authorization":"QUNNRTpzZWNyZXQ="}""").Parameters);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"a":1""")]
    [InlineData("""{"a":1}x""")]
    [InlineData("""{"a":1}{}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"user_id":"a","user_id":"b"}""")]
    [InlineData("""{"identifiers":{"customer_id":"a","customer_id":"b"}}""")]
    [InlineData("""{"identifiers":{"user_identifiers":{"u_em":"a","u_em":"b"}}}""")]
    [InlineData("""{"o":{"a":1,"a":2}}""")]
    [InlineData("""{"o":[{"a":1,"a":2}]}""")]
    [InlineData("""{"n":1e999}""")]
    [InlineData("// comment\n{}")]
    public void Read_OfWhatIsNotOneObject_Throws(string json)
    {
        Assert.ThrowsAny<JsonException>(() => Read(json));
    }

    [Fact]
    public void Read_OfDeepNesting_Throws()
    {
        var deep = "{\"a\":" + new string('[', 100) + new string(']', 100) + "}";

        Assert.ThrowsAny<JsonException>(() => Read(deep));
    }

    [Fact]
    public void Read_OfEscapedNames_KnowsThem()
    {
        Assert.Equal("u1", Read("""{"user\u005fid":"u1"}""").CustomerId);
    }

    [Fact]
    public void Read_OfATypicalRequest_AllocatesLittleMoreThanWhatItReturns()
    {
        var json =
            """{"identifiers":{"customer_id":"user_8821"},"experience_key":["homepage-banner","promo-strip","cart-upsell"]}"""u8.ToArray();
        var problems = new List<FetchProblem>();
        FetchRequestReader.Read(json, "ACME", "r", problems);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            FetchRequestReader.Read(json, "ACME", "r", problems);
        }
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;

        Assert.InRange(each, 1, 600);
    }

    private static FetchRequest Read(string json)
    {
        var problems = new List<FetchProblem>();
        var request = Read(json, problems);
        Assert.Empty(problems);
        return request;
    }

    private static List<FetchProblem> ReadProblems(string json)
    {
        var problems = new List<FetchProblem>();
        Read(json, problems);
        return problems;
    }

    private static FetchRequest Read(string json, List<FetchProblem> problems) =>
        FetchRequestReader.Read(Encoding.UTF8.GetBytes(json), "ACME", "r", problems);
}
