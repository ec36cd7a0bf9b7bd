using System.Net;
using System.Text.Json.Nodes;
using Attune.Core.Content.ProductSets;
using Attune.Core.Users;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Sessions;

namespace Attune.Server.Tests.Personalize;

public sealed class FetchTests
{
    private const VariableType Text = VariableType.String;
    private static readonly Identifier Jane = new(Identifier.CustomerId, "user_8821");

    [Fact]
    public async Task Fetch_ForAMatch_AnswersWithTheDocumentedMembersAndNoOther()
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish(
            "homepage-banner",
            ("Title", Text, "Free shipping, {{UserAttribute['First Name']|default('you')}} ₹999"),
            ("CtaLabel", Text, "Shop Now")
        );
        server.Users.Add("""{"u_fn":"Jane"}""", Jane);

        var (status, body) = await server.PostAsync(
            """{"identifiers":{"customer_id":"user_8821"},"experience_key":["homepage-banner"]}"""
        );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"experiences":{"homepage-banner":{"payload":{"Title":{"value":"Free shipping, Jane ₹999","data_type":"string"},"CtaLabel":{"value":"Shop Now","data_type":"string"}},"experience_context":{"cid":"686f6d65706167652d62616e_F_T_WP_AB_2_P_0_AU_5A","experience":"The homepage-banner","moe_locale_id":"0","moe_variation_id":"2","audience_name":"All Users","audience_id":"5A","type":"Web Personalization","experience_type":"API based Experience"}}}}""",
            body
        );
    }

    [Theory]
    [InlineData(
        """{ "identifiers": { "customer_id": "user_8821", "user_identifiers": { "u_em": "jane@example.com", "u_mb": "+919876543210" } }, "experience_key": ["homepage-banner"], "DAY_OF_THE_WEEK": "Monday", "TIME_OF_THE_DAY": "14", "USER_IP_ADDRESS": "203.0.113.42", "USER_AGENT": "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36" }""",
        "homepage-banner"
    )]
    [InlineData(
        """{ "identifiers": { "customer_id": "user_8821" }, "experience_key": ["homepage-banner", "promo-strip", "cart-upsell"] }""",
        "homepage-banner promo-strip cart-upsell"
    )]
    [InlineData(
        """{ "identifiers": { "customer_id": "user_8821" }, "experience_key": ["email-landing-banner"], "utm_medium": "email" }""",
        "email-landing-banner"
    )]
    public async Task Fetch_OfTheDocumentedSamples_ServesTheKeysInTheOrderAskedFor(string request, string keys)
    {
        await using var server = await FetchServer.StartAsync();
        foreach (var key in new[] { "cart-upsell", "promo-strip", "homepage-banner", "email-landing-banner" })
        {
            server.Publish(key, ("v", Text, key));
        }

        var body = await server.FetchAsync(request);

        Assert.Equal(keys, string.Join(' ', body["experiences"]!.AsObject().Select(member => member.Key)));
    }

    [Theory]
    [InlineData("""{"experience_key":["nobody-made-this"]}""")]
    [InlineData("""{"experience_key":""}""")]
    public async Task Fetch_ForUnknownKey_ReturnsNoExperience(string request)
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish("homepage-banner", ("v", Text, "x"));

        Assert.Equal((HttpStatusCode.OK, """{"experiences":{}}"""), await server.PostAsync(request));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"experience_key":[]}""")]
    [InlineData("""{"experience_key":null,"user_id":"nobody"}""")]
    public async Task Fetch_WithoutKeys_ServesAllThatMatch(string request)
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish("exp-one", ("v", Text, "1"));
        server.Publish("exp-two", ("v", Text, "2"));
        server.Snapshots.Publish(
            FetchServer.Experience("exp-members") with
            {
                Audiences = [FetchServer.Audience("9B", Members, ("v", Text, "3"))],
            }
        );

        var body = await server.FetchAsync(request);

        Assert.Equal(["exp-one", "exp-two"], body["experiences"]!.AsObject().Select(member => member.Key).Order());
    }

    [Fact]
    public async Task Fetch_OfMoreThanTwentyFiveKeys_ServesTheFirst()
    {
        await using var server = await FetchServer.StartAsync();
        for (var at = 0; at < 27; at++)
        {
            server.Publish($"exp-{at:00}", ("v", Text, "x"));
        }
        var keys = string.Join(",", Enumerable.Range(0, 27).Select(at => $"\"exp-{at:00}\""));

        var body = await server.FetchAsync($$"""{"experience_key":[{{keys}}]}""");

        Assert.Equal(25, body["experiences"]!.AsObject().Count);
        Assert.Null(body["experiences"]!["exp-25"]);
    }

    [Theory]
    [InlineData(VariableType.Number, "{{ 40 + 2 }}", "42")]
    [InlineData(VariableType.Number, " 12345678901234567890123 ", "12345678901234567890123")]
    [InlineData(VariableType.Float, "{{ 1 / 4 }}", "0.25")]
    [InlineData(VariableType.Float, "5", "5")]
    [InlineData(VariableType.Boolean, "{{ 1 == 1 }}", "true")]
    [InlineData(VariableType.Boolean, "false", "false")]
    [InlineData(VariableType.Json, """{"a": [1, "{{ 'x' }}", null]}""", """{"a":[1,"x",null]}""")]
    [InlineData(VariableType.Json, "{{ [1, {'b': 'q\"uote'}]|tojson }}", """[1,{"b":"q\"uote"}]""")]
    [InlineData(VariableType.String, "{{ 40 + 2 }}", "\"42\"")]
    [InlineData(VariableType.String, "", "\"\"")]
    [InlineData(VariableType.String, "a\"b\\c<d>\n\u0001", "\"a\\\"b\\\\c<d>\\n\\u0001\"")]
    public async Task Fetch_OfATypedVariable_GivesJsonOfThatType(VariableType type, string template, string expected)
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish("exp-typed", ("v", type, template));

        Assert.Equal(expected, await server.ValueAsync("exp-typed"));
        var body = await server.FetchAsync("""{"experience_key":"exp-typed"}""");
        Assert.Equal(
            type.ToString().ToLowerInvariant(),
            (string?)body["experiences"]!["exp-typed"]!["payload"]!["v"]!["data_type"]
        );
    }

    [Theory]
    [InlineData(VariableType.Number, "a dozen")]
    [InlineData(VariableType.Number, "")]
    [InlineData(VariableType.Float, "{{ UserAttribute.price }}")]
    [InlineData(VariableType.Boolean, "yes")]
    [InlineData(VariableType.Json, """{"a": "{{ 'x"' }}"}""")]
    [InlineData(VariableType.Json, "plain")]
    [InlineData(VariableType.String, "{{ 1 + 'a' }}")]
    [InlineData(VariableType.String, "{{ nobody.knows.this }}")]
    [InlineData(VariableType.String, "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")]
    [InlineData(VariableType.String, "{{ 'x' * 300000 }}")]
    [InlineData(VariableType.String, "{{ ContentApi.nowhere() }}")]
    public async Task Fetch_OfAnExperienceThatCannotBeRendered_LeavesItOut_AndServesTheOthers(
        VariableType type,
        string template
    )
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish("exp-first", ("v", Text, "1"));
        server.Publish("exp-broken", ("before", Text, "fine"), ("v", type, template), ("after", Text, "fine"));
        server.Publish("exp-last", ("v", Text, "2"));

        var body = await server.FetchAsync("""{"experience_key":["exp-first","exp-broken","exp-last"]}""");

        Assert.Equal(["exp-first", "exp-last"], body["experiences"]!.AsObject().Select(member => member.Key));
        Assert.Equal("1", (string?)body["experiences"]!["exp-first"]!["payload"]!["v"]!["value"]);
        Assert.Equal("2", (string?)body["experiences"]!["exp-last"]!["payload"]!["v"]!["value"]);
    }

    [Fact]
    public async Task Fetch_OfManyLargeVariables_HoldsThePayloadToOneBudget()
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish("exp-large", [.. Enumerable.Range(0, 4).Select(at => ($"v{at}", Text, "{{ 'x' * 100000 }}"))]);

        Assert.Null(await server.ValueAsync("exp-large", "v0"));
    }

    [Theory]
    [InlineData("{{ UserAttribute.brand|default('MOE_NOT_SEND') }}")]
    [InlineData("{% if UserAttribute.brand %}x{% else %}sorry, MOE_NOT_SEND {% endif %}")]
    [InlineData("""{% MOE_NOT_SEND("no brand") %}""")]
    [InlineData("""{% set thrown %}{% MOE_NOT_SEND("no brand") %}{% endset %}text""")]
    public async Task Fetch_OfAnExperienceThatHoldsItselfBack_LeavesItOut(string template)
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish("exp-brand", ("a", Text, "x"), ("v", Text, template));
        server.Users.Add("""{"brand":"Puma"}""", Jane);

        Assert.Null(await server.ValueAsync("exp-brand"));
        Assert.NotNull(await server.ValueAsync("exp-brand", "v", ""","user_id":"user_8821" """) ?? "suppressed");
    }

    [Fact]
    public async Task Fetch_AfterAnExperienceThatHoldsItselfBack_ServesOthersAgain()
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish(
            "exp-brand",
            ("v", Text, """{% if not UserAttribute.brand %}{% MOE_NOT_SEND("x") %}{% endif %}""")
        );
        server.Publish("exp-other", ("v", Text, "fine"));
        server.Users.Add("""{"brand":"Puma"}""", Jane);

        Assert.Null(await server.ValueAsync("exp-brand"));
        Assert.Equal("\"fine\"", await server.ValueAsync("exp-other"));
        Assert.Equal("\"\"", await server.ValueAsync("exp-brand", "v", ""","user_id":"user_8821" """));
    }

    [Fact]
    public async Task Fetch_RendersForTheUserWhoWasFound_ByAnyIdentifier()
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish("exp-hello", ("v", Text, "{{UserAttribute['Name']}}/{{UserAttribute.tier}}"));
        server.Users.Add(
            """{"u_n":"Jane","tier":"gold"}""",
            Jane,
            new(Identifier.Email, "jane@example.com"),
            new(Identifier.VisitorId, "v-1")
        );

        Assert.Equal("\"Jane/gold\"", await server.ValueAsync("exp-hello", rest: ""","user_id":"user_8821" """));
        Assert.Equal(
            "\"Jane/gold\"",
            await server.ValueAsync(
                "exp-hello",
                rest: ""","identifiers":{"customer_id":"wrong","user_identifiers":"{\"u_em\":\"jane@example.com\"}"} """
            )
        );
        Assert.Equal("\"Jane/gold\"", await server.ValueAsync("exp-hello", rest: ""","visitor_id":"v-1" """));
        Assert.Equal("\"/\"", await server.ValueAsync("exp-hello"));
    }

    [Fact]
    public async Task Fetch_OfContentThatIsFetched_WaitsForIt()
    {
        await using var server = await FetchServer.StartAsync();
        server.AddApi("weather", """{"q":"{{params.q}}","temp":21.50}""");
        server.Items.Add("ACME", "c", """{"id":"1","title":"One"}""", """{"id":"2","title":"Two"}""");
        server.AddSet(
            new ProductSet
            {
                Id = "s",
                Name = "best",
                CatalogId = "c",
                Items = ["2", "1"],
            }
        );
        server.AddBlock("greeting", "Hi {{UserAttribute['First Name']|default('you')}}");
        server.Publish(
            "exp-content",
            ("block", Text, "{{ContentBlock['greeting']}}!"),
            ("api", VariableType.Float, "{{ContentApi.weather({({\"params\":{\"q\":\"Rome\"}})}).temp}}"),
            ("set", VariableType.Json, "{{ProductSet.best|map(attribute='title')|list|tojson}}")
        );

        Assert.Equal("\"Hi you!\"", await server.ValueAsync("exp-content", "block"));
        Assert.Equal("21.5", await server.ValueAsync("exp-content", "api"));
        Assert.Equal("""["Two","One"]""", await server.ValueAsync("exp-content", "set"));
    }

    [Fact]
    public async Task Fetch_WhenACatalogCannotBeRead_LeavesOutOnlyWhatNeedsIt()
    {
        await using var server = await FetchServer.StartAsync();
        server.Items.Failure = new InvalidOperationException("away");
        server.AddSet(
            new ProductSet
            {
                Id = "s",
                Name = "best",
                CatalogId = "c",
                Items = ["1"],
            }
        );
        server.Publish("exp-set", ("v", Text, "{{ProductSet.best}}"));
        server.Publish("exp-plain", ("v", Text, "fine"));

        var body = await server.FetchAsync("""{"experience_key":["exp-set","exp-plain"]}""");

        Assert.Equal(["exp-plain"], body["experiences"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Fetch_OfManyExperiences_GivesEachItsOwnContentApiCalls()
    {
        await using var server = await FetchServer.StartAsync();
        server.AddApi("echo", """{"q":"{{params.q}}"}""");
        const string calls = "{% for i in range(FROM, TO) %}{{ContentApi.echo({'params':{'q':i}}).q}}{% endfor %}";
        server.Publish("exp-one", ("v", Text, calls.Replace("FROM", "0").Replace("TO", "5")));
        server.Publish("exp-two", ("v", Text, calls.Replace("FROM", "5").Replace("TO", "10")));
        server.Publish("exp-six", ("v", Text, calls.Replace("FROM", "0").Replace("TO", "6")));

        var body = await server.FetchAsync("""{"experience_key":["exp-one","exp-two","exp-six"]}""");

        Assert.Equal(["exp-one", "exp-two"], body["experiences"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Fetch_PassesWhatTheRequestSays_AndFillsNothingIn()
    {
        await using var server = await FetchServer.StartAsync();
        await server.FetchAsync("{}");
        await server.FetchAsync(
            """
            {"user_id":"u","visitor_id":"v","platform":"iOS","DAY_OF_THE_WEEK":"Friday","TIME_OF_THE_DAY":"19,20",
             "USER_IP_ADDRESS":"203.0.113.42","USER_AGENT":"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)","utm":"x"}
            """
        );

        var nothing = server.Users.Asked[0].Session;
        Assert.Null(nothing.Day);
        Assert.True(nothing.Hours.IsEmpty);
        Assert.Null(nothing.Platform);
        Assert.Null(nothing.NamedId);
        Assert.Equal(default, nothing.Geo);
        Assert.Equal(default, nothing.Device);
        Assert.Equal(server.Server.Time.GetUtcNow(), nothing.Now);
        var asked = server.Users.Asked[1];
        Assert.Equal(("u", "v", "u"), (asked.CustomerId, asked.VisitorId, asked.Session.NamedId));
        Assert.Equal(DayOfWeek.Friday, asked.Session.Day);
        Assert.Equal(HourSet.Of(19, 20), asked.Session.Hours);
        Assert.Equal("IN", asked.Session.Geo.CountryCode);
        Assert.Equal(DeviceType.Mobile, asked.Session.Device.Type);
        Assert.Equal("x", asked.Session.Parameters["utm"].AsString());
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("NULL")]
    public async Task Fetch_ForAnIdThatNamesNobody_DrawsByTheVisitorOrTheRequest(string id)
    {
        await using var server = await FetchServer.StartAsync();

        await server.FetchAsync($$"""{"user_id":"{{id}}","visitor_id":"v"}""");
        await server.FetchAsync($$"""{"user_id":"{{id}}"}""");

        Assert.Equal("v", server.Users.Asked[0].Session.NamedId);
        Assert.Null(server.Users.Asked[1].Session.NamedId);
    }

    [Fact]
    public async Task Fetch_OfAnInSessionAudience_MatchesAnyHourGiven_AndNeverAnAbsentField()
    {
        await using var server = await FetchServer.StartAsync();
        var evening = new AudienceRule
        {
            InSession = new FilterGroup
            {
                FilterOperator = FilterOperator.And,
                Filters = [new HourFilter { Hours = [20, 21] }],
            },
        };
        server.Snapshots.Publish(
            FetchServer.Experience("exp-evening") with
            {
                Audiences = [FetchServer.Audience("7C", evening, ("v", Text, "good evening"))],
            }
        );

        Assert.NotNull(await server.ValueAsync("exp-evening", rest: ""","TIME_OF_THE_DAY":"19,20" """));
        Assert.Null(await server.ValueAsync("exp-evening", rest: ""","TIME_OF_THE_DAY":"19" """));
        Assert.Null(await server.ValueAsync("exp-evening"));
    }

    [Fact]
    public async Task Fetch_AtTheSameTimeByMany_MixesNobodysData()
    {
        await using var server = await FetchServer.StartAsync();
        server.Publish("exp-hello", ("v", Text, "{% for i in range(50) %}{{UserAttribute.n}} {% endfor %}"));
        for (var user = 0; user < 20; user++)
        {
            server.Users.Add($$"""{"n":{{user}}}""", new Identifier(Identifier.CustomerId, $"u{user}"));
        }

        var values = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(async at =>
                    (at % 20, await server.ValueAsync("exp-hello", rest: $$""","user_id":"u{{at % 20}}" """))
                )
        );

        Assert.All(
            values,
            value => Assert.Equal($"\"{string.Concat(Enumerable.Repeat($"{value.Item1} ", 50))}\"", value.Item2)
        );
    }

    private static AudienceRule Members { get; } =
        new()
        {
            IncludedFilters = new FilterGroup
            {
                FilterOperator = FilterOperator.And,
                Filters =
                [
                    new AttributeFilter
                    {
                        Name = "tier",
                        DataType = AttributeDataType.String,
                        Operator = "exists",
                    },
                ],
            },
        };
}
