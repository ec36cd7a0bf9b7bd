using System.Net;
using System.Text;
using System.Text.Json;
using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Templates;
using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Tests.Preview;

public sealed class PreviewRenderingTests
{
    private static readonly Identifier Jo = new(Identifier.CustomerId, "jo");

    [Fact]
    public async Task Preview_OfAnyShape_RendersEveryStringLeaf_AndLeavesTheRestExact()
    {
        await using var server = await PreviewServer.StartAsync();
        const string payload = """
            {"Content Block":"{{1 + 1}}","n":12345678901234567890.10,"t":true,"z":null,"{{key}}":"{% set a = 3 %}{{a}}",
             "list":["{{'x'|upper}}",[{"deep":"{{ [1, 'a'] }}"}],1e5,{}],"plain":"no tags","html":"<b>{{'é'}}</b> & ü"}
            """;

        using var content = new StringContent(PreviewServer.Request(payload), Encoding.UTF8, "application/json");
        using var response = await server.Server.Client.PostAsync(
            "/core-services/v1/personalization/preview",
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            """{"personalized_content":{"payload":{"Content Block":"2","n":12345678901234567890.10,"t":true,"z":null,"{{key}}":"3","list":["X",[{"deep":"[1, 'a']"}],1e5,{}],"plain":"no tags","html":"<b>é</b> & ü"}}}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Preview_OfTextWithoutTags_IsWhatJinjaMakesOfIt()
    {
        await using var server = await PreviewServer.StartAsync();

        Assert.Equal("one newline at the end goes\n", await server.RenderAsync("one newline at the end goes\n\n"));
        Assert.Equal("a\nb", await server.RenderAsync("a\r\nb"));
        Assert.Equal("}} %} {", await server.RenderAsync("}} %} {"));
    }

    [Theory]
    [InlineData("ID", "jo")]
    [InlineData("id", "jo")]
    [InlineData("customer_id", "jo")]
    [InlineData("UID", "jo")]
    [InlineData("email", "jo@example.com")]
    [InlineData("u_em", "jo@example.com")]
    [InlineData("Email (Standard)", "jo@example.com")]
    [InlineData("mobile", "+491234")]
    [InlineData("Phone", "+491234")]
    [InlineData("u_mb", "+491234")]
    [InlineData("visitor_id", "v1")]
    [InlineData("Visitor ID", "v1")]
    [InlineData("LOYALTY", "77")]
    public async Task Preview_ForAUser_FindsThemByAnyIdentifierInAnyCase(string identifier, string value)
    {
        await using var server = await PreviewServer.StartAsync();
        server.Server.Settings["ACME"] = new() { Identifiers = ["u_em", "u_mb", "loyalty"] };
        server.AddUser(
            """{"u_fn":"Jo"}""",
            [],
            Jo,
            new(Identifier.Email, "jo@example.com"),
            new(Identifier.Mobile, "+491234"),
            new(Identifier.VisitorId, "v1"),
            new("loyalty", "77")
        );

        var (status, body) = await server.PostAsync(
            $$$"""
            {"request_id":"1","personalization_content":{"payload":{"t":"{{UserAttribute['First Name']}}"} },
             "personalization_details":{"channel":"SMS"},
             "user_details":{"identifier":"{{{identifier}}}","identifier_value":"{{{value}}}"} }
            """
        );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"personalized_content":{"payload":{"t":"Jo"}}}""", body.ToJsonString());
    }

    [Fact]
    public async Task Preview_ForAUserWhomNobodyHas_RendersAsForNoUser()
    {
        await using var server = await PreviewServer.StartAsync();

        Assert.Equal("Hi ,", await server.RenderAsync("Hi {{UserAttribute['First Name']}},", user: "nobody"));
        Assert.Equal("Hi ,", await server.RenderAsync("Hi {{UserAttribute.u_fn}},"));
    }

    [Fact]
    public async Task Preview_WithPassedAttributes_ShowsThemBeforeTheStoredOnes()
    {
        await using var server = await PreviewServer.StartAsync();
        server.AddUser("""{"u_gd":"male","u_fn":"Jo"}""", [], Jo);

        var text = await server.RenderAsync(
            "{{UserAttribute['Gender']}} {{UserAttribute.u_gd}} {{UserAttribute.u_fn}}",
            """{"user_attributes":{"Gender":"Female"}}""",
            "jo"
        );

        Assert.Equal("Female Female Jo", text);
    }

    [Fact]
    public async Task Preview_OfAnEvent_TakesTheUsersLastOne_OrThePassedOneWhole()
    {
        await using var server = await PreviewServer.StartAsync();
        var now = server.Server.Time.GetUtcNow();
        server.AddUser("{}", [Event("Bought", now.AddDays(-2), "old"), Event("Bought", now.AddDays(-1), "new")], Jo);
        const string template = "{{EventAttribute['sku']}}|{{EventAttribute['App_Version']}}";

        Assert.Equal("new|", await server.RenderAsync(template, """{"event_name":"Bought"}""", "jo"));
        Assert.Equal(
            "|1.0.2",
            await server.RenderAsync(
                template,
                """{"event_name":"Bought","event_attributes":{"App_Version":"1.0.2"}}""",
                "jo"
            )
        );
        Assert.Equal("|", await server.RenderAsync(template, """{"event_name":"Other"}""", "jo"));
    }

    [Fact]
    public async Task Preview_OfAnEventLongAgo_ShowsNothingOfIt()
    {
        await using var server = await PreviewServer.StartAsync();
        server.AddUser("{}", [Event("Bought", server.Server.Time.GetUtcNow().AddDays(-15.5), "old")], Jo);

        Assert.Equal("", await server.RenderAsync("{{EventAttribute['sku']}}", """{"event_name":"Bought"}""", "jo"));
    }

    [Fact]
    public async Task Preview_WithPassedCampaignAndBusinessAttributes_ShowsThem()
    {
        await using var server = await PreviewServer.StartAsync();

        var text = await server.RenderAsync(
            "{{CampaignAttribute['Flow Name']}} {{BusinessEventAttribute.price}}",
            """{"campaign_attributes":{"Flow Name":"Welcome"},"business_event_attributes":{"price":9.90}}"""
        );

        Assert.Equal("Welcome 9.9", text);
    }

    [Theory]
    [InlineData("{{EventAttribute['sku']}}")]
    [InlineData("{% if EventAttribute %}x{% endif %}")]
    [InlineData("{% set e = EventAttribute %}{{e.sku}}")]
    [InlineData("{{ContentBlock['outer']}}")]
    public async Task Preview_ThatUsesAnEventWithoutNamingIt_NamesTheMissingField(string template)
    {
        await using var server = await PreviewServer.StartAsync();
        await server.AddBlockAsync("outer", "{{ContentBlock['inner']}}");
        await server.AddBlockAsync("inner", "{{EventAttribute['sku']}}");

        var details = await server.RefuseAsync(
            PreviewServer.Request($$"""{"a":"plain","t":{{JsonSerializer.Serialize(template)}}}""")
        );

        Assert.Equal(["event_name: event_name - Field is required but value is None : None"], details);
    }

    [Fact]
    public async Task Preview_OfAStoredTemplateThatUsesAnEvent_NamesTheMissingField()
    {
        await using var server = await PreviewServer.StartAsync();
        await server.AddTemplateAsync(
            "t",
            1,
            TemplateChannel.Sms,
            """{"basic_details":{"m":"{{EventAttribute.x}}"}}"""
        );

        var details = await server.RefuseAsync(
            """
            {"request_id":"1","personalization_details":{"channel":"SMS"},
             "personalization_content":{"custom_template_data":{"template_id":"t","version":"1"}}}
            """
        );

        Assert.Equal(["event_name: event_name - Field is required but value is None : None"], details);
    }

    [Theory]
    [InlineData("EventAttribute in plain text")]
    [InlineData("{# EventAttribute.sku #}")]
    [InlineData("{{ 'EventAttribute' }}")]
    [InlineData("{% raw %}{{EventAttribute.sku}}{% endraw %}")]
    [InlineData("{{ UserAttribute['EventAttribute'] }}")]
    public async Task Preview_ThatOnlyMentionsAnEvent_NeedsNoEventName(string template)
    {
        await using var server = await PreviewServer.StartAsync();

        await server.RenderAsync(template);
    }

    [Fact]
    public async Task Preview_OfAStoredTemplate_RendersItsLeaves_InTheShapeOfTheRecord()
    {
        await using var server = await PreviewServer.StartAsync();
        await server.AddTemplateAsync(
            "t",
            2,
            TemplateChannel.Email,
            """{"meta_info":{"template_id":"x"},"version":2,"basic_details":{"subject":"Hi {{UserAttribute['First Name']}}"}}"""
        );

        var (_, body) = await server.PostAsync(
            """
            {"request_id":"1","personalization_details":{"channel":"EMAIL","user_attributes":{"First Name":"Jo"}},
             "personalization_content":{"custom_template_data":{"template_id":"t","version":"2"}}}
            """
        );

        Assert.Equal(
            """{"personalized_content":{"payload":{"data":[{"meta_info":{"template_id":"x"},"version":2,"basic_details":{"subject":"Hi Jo"}}]}}}""",
            body.ToJsonString()
        );
    }

    [Fact]
    public async Task Preview_OfNestedBlocks_RendersThemWithTheSameUserAndEvent()
    {
        await using var server = await PreviewServer.StartAsync();
        await server.AddBlockAsync("outer", "<{{ContentBlock['inner']}}>");
        await server.AddBlockAsync("inner", "{{UserAttribute['First Name']}} {{EventAttribute.sku}}");

        var text = await server.RenderAsync(
            "{% set local = 1 %}{{ContentBlock.outer}} {{ContentBlock['missing']|default('none')}}",
            """{"event_name":"E","event_attributes":{"sku":"a1"},"user_attributes":{"First Name":"Jo"}}"""
        );

        Assert.Equal("<Jo a1> none", text);
    }

    [Fact]
    public async Task Preview_OfBlocksThatUseEachOther_IsRefusedWithTheCircle()
    {
        await using var server = await PreviewServer.StartAsync();
        await server.AddBlockAsync("a", "{{ContentBlock['b']}}");
        await server.AddBlockAsync("b", "x{{ContentBlock['a']}}");

        var detail = Assert.Single(
            await server.RefuseAsync(PreviewServer.Request("""{"t":"{{ContentBlock['a']}}"}"""))
        );

        Assert.StartsWith("t: t - ", detail);
        Assert.Contains("a > b > a", detail);
    }

    [Fact]
    public async Task Preview_OfAContentApi_PassesItsArguments_AndReadsTheAnswerByDotAndIndex()
    {
        await using var server = await PreviewServer.StartAsync();
        await server.AddApiAsync(
            "weather",
            """{"q":"{{params.q}}","body":"{{request_body.list}}","items":[{"n":1.0},{"n":2}],"none":null}"""
        );

        var text = await server.RenderAsync(
            """
            {%- set v = ContentApi.weather({({"params":{"q":UserAttribute.city},"static_params":{},"dynamic_params":{},"request_body":{"list":[1,true,none]}})}) -%}
            {{v.q}} {{v.body}} {{v['items'][1].n}} {{v['items'][0].n}} {{v.none}} {{v.missing|default('-')}} {{ContentApi.weather().q}}|
            """.TrimEnd(),
            """{"user_attributes":{"city":"Köln"}}"""
        );

        Assert.Equal("Köln [1, True, None] 2 1.0 None - |", text);
    }

    [Fact]
    public async Task Preview_ThatCallsAContentApiThatIsNotThere_IsRefused()
    {
        await using var server = await PreviewServer.StartAsync();

        var detail = Assert.Single(
            await server.RefuseAsync(PreviewServer.Request("""{"t":"{{ContentApi.nope()}}"}"""))
        );

        Assert.Contains("Content API with name 'nope' not found in the database", detail);
    }

    [Fact]
    public async Task Preview_ThatCallsMoreThanFiveTimes_IsRefused_AndEqualCallsCountOnce()
    {
        await using var server = await PreviewServer.StartAsync();
        await server.AddApiAsync("echo", """{"q":"{{params.q}}"}""");
        const string calls = "{% for i in range(N) %}{{ContentApi.echo({'params':{'q':i % M}}).q}}{% endfor %}";

        Assert.Equal("0123401234", await server.RenderAsync(calls.Replace("N", "10").Replace("M", "5")));
        var refused = await server.RefuseAsync(
            PreviewServer.Request($$"""{"t":"{{calls.Replace("N", "10").Replace("M", "6")}}"}""")
        );
        Assert.Contains("content API calls", Assert.Single(refused));
    }

    [Fact]
    public async Task Preview_OfAProductSet_GivesItsItemsInOrder_AndAnEmptyOneIsFalse()
    {
        await using var server = await PreviewServer.StartAsync();
        server.Items.Add("ACME", "c", """{"id":"1","title":"One","price":1.50}""", """{"id":"2","title":"Two"}""");
        await server.AddSetAsync(Set("s1", "both", "2", "1"));
        await server.AddSetAsync(Set("s2", "gone", "77"));

        Assert.Equal(
            "Two One 1.5 2",
            await server.RenderAsync(
                "{% for p in ProductSet.both %}{{p.title}} {% endfor %}{{ProductSet.both[1].price}} {{ProductSet.both|length}}"
            )
        );
        Assert.Equal(
            "MOE_NOT_SEND",
            await server.RenderAsync("{% if ProductSet.gone %}x{% else %}MOE_NOT_SEND{% endif %}")
        );
        Assert.Equal("none", await server.RenderAsync("{{ProductSet.nowhere|default('none')}}"));
    }

    [Fact]
    public async Task Preview_OfNotSend_KeepsTheWord_InAllThreeSpellings()
    {
        await using var server = await PreviewServer.StartAsync();

        Assert.Equal("MOE_NOT_SEND", await server.RenderAsync("{{UserAttribute.x|default('MOE_NOT_SEND')}}"));
        Assert.Equal("MOE_NOT_SEND", await server.RenderAsync("""{% MOE_NOT_SEND("no brand") %}"""));
        Assert.Equal("a MOE_NOT_SEND", await server.RenderAsync("a {% if true %}MOE_NOT_SEND{% endif %}"));
    }

    [Fact]
    public async Task Preview_OfTemplatesThatDoNotParse_NamesEachKey_WithLineColumnAndWhatWasExpected()
    {
        await using var server = await PreviewServer.StartAsync();

        var details = await server.RefuseAsync(
            PreviewServer.Request("""{"good":"{{1}}","bad":"a\n {{ x ","o":{"l":["{% if %}"]}}""")
        );

        Assert.Equal(2, details.Length);
        Assert.Matches(@"^bad: bad - Line 2, column \d+: .*, expected 'end of print statement'.*$", details[0]);
        Assert.Matches(@"^o\.l\[0\]: o\.l\[0\] - Line 1, column \d+: .+$", details[1]);
    }

    [Fact]
    public async Task Preview_OfATemplateThatFails_GivesNoHalfOfAResult()
    {
        await using var server = await PreviewServer.StartAsync();

        var details = await server.RefuseAsync(
            PreviewServer.Request("""{"a":"fine","b":"x{{ 1 + 'a' }}","c":"{{ 1/0 }}"}""")
        );

        Assert.Equal(["b", "c"], details.Select(detail => detail.Split(':')[0]));
    }

    [Fact]
    public async Task Preview_OfATemplateThatBreaksItsBudget_IsRefusedByTheLimitsName()
    {
        await using var server = await PreviewServer.StartAsync();

        var details = await server.RefuseAsync(
            PreviewServer.Request(
                """{"t":"{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}","u":"{{1}}"}"""
            )
        );

        Assert.Matches("^t: t - .*MaxSteps.*$", Assert.Single(details));
    }

    [Fact]
    public async Task Preview_OfManyLeaves_SharesOneBudgetOfOutput()
    {
        await using var server = await PreviewServer.StartAsync();
        var leaves = string.Join(",", Enumerable.Range(0, 50).Select(at => $$$"""  "k{{{at}}}":"{{'x' * 100000}}" """));

        var details = await server.RefuseAsync(PreviewServer.Request($"{{{leaves}}}"));

        Assert.Contains("MaxOutputLength", Assert.Single(details));
    }

    [Fact]
    public async Task Preview_OfABlockThatDoesNotParse_NamesTheKeyAndTheBlock()
    {
        await using var server = await PreviewServer.StartAsync();
        await server.AddBlockAsync("broken", "line\n{% endfor %}");

        var detail = Assert.Single(
            await server.RefuseAsync(PreviewServer.Request("""{"t":"{{ContentBlock['broken']}}"}"""))
        );

        Assert.StartsWith("t: t - Line 2, column", detail);
        Assert.Contains("of content block 'broken'", detail);
    }

    [Fact]
    public async Task Preview_OfAHostileTemplate_ReachesNothing()
    {
        await using var server = await PreviewServer.StartAsync();

        Assert.Equal("", await server.RenderAsync("{{ UserAttribute.__class__ }}{{ ContentBlock['__init__'] }}"));
        await server.RefuseAsync(PreviewServer.Request("""{"t":"{{ ''.__class__.__mro__ }}"}"""));
    }

    private static ProductSet Set(string id, string name, params string[] items) =>
        new()
        {
            Id = id,
            Name = name,
            CatalogId = "c",
            Items = items,
        };

    private static UserEvent Event(string name, DateTimeOffset at, string sku) =>
        new()
        {
            Name = name,
            TimeMs = at.ToUnixTimeMilliseconds(),
            Attributes = AttributeJson.Parse(Encoding.UTF8.GetBytes($$"""{"sku":"{{sku}}"}""")),
        };
}
