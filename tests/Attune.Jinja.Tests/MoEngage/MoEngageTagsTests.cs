using Attune.Jinja.MoEngage;

namespace Attune.Jinja.Tests.MoEngage;

/// <summary>Suppression, cycle, auxiliary data and the lenient argument.</summary>
public sealed class MoEngageTagsTests
{
    private const string Brand =
        "{% if (UserAttribute['brand'] == 'Puma') %}Brand is Puma!{% else %}{% MOE_NOT_SEND(\"Brand name doesn't exist for user\") %}{% endif %}";

    [Fact]
    public void Suppression_WritesItsTokenAndTellsTheHostWhy()
    {
        var host = new RecordingHost();

        var text = MoEngageRendered.Text(Brand, host, ("UserAttribute", MoEngageRendered.Map()));

        Assert.Equal("MOE_NOT_SEND", text);
        Assert.Equal("Brand name doesn't exist for user", Assert.Single(host.Reasons));
    }

    [Fact]
    public void Suppression_InABranchNotTaken_TellsNothing()
    {
        var host = new RecordingHost();

        var text = MoEngageRendered.Text(Brand, host, ("UserAttribute", MoEngageRendered.Map(("brand", "Puma"))));

        Assert.Equal("Brand is Puma!", text);
        Assert.Empty(host.Reasons);
    }

    [Fact]
    public void Suppression_WithoutReason_TellsAnEmptyOne()
    {
        var host = new RecordingHost();

        Assert.Equal("a MOE_NOT_SEND b", MoEngageRendered.Text("a {% MOE_NOT_SEND() %} b", host));
        Assert.Equal("", Assert.Single(host.Reasons));
    }

    [Fact]
    public void Suppression_WithoutAHost_WritesItsToken() =>
        Assert.Equal(MoEngageLanguage.SuppressionToken, MoEngageRendered.Text("{% MOE_NOT_SEND('x') %}"));

    [Theory]
    [InlineData("Dear {{ UserAttribute['u_fn']|default('MOE_NOT_SEND') }}", "Dear MOE_NOT_SEND")]
    [InlineData("Welcome, {{ UserAttribute['First name']|default('Guest') }}", "Welcome, Guest")]
    [InlineData(
        "{% if ProductSet.test_prod %}{% for product in ProductSet.test_prod %}{{ product.title }} {% endfor %}{% else %}MOE_NOT_SEND{% endif %}",
        "MOE_NOT_SEND"
    )]
    public void Suppression_SpelledAsText_IsText(string template, string expected) =>
        Assert.Equal(
            expected,
            MoEngageRendered.Text(
                template,
                ("UserAttribute", MoEngageRendered.Map()),
                ("ProductSet", MoEngageRendered.Map())
            )
        );

    [Fact]
    public void Cycle_WritesItsArgumentsInTurn() =>
        Assert.Equal(
            "odd even odd ",
            MoEngageRendered.Text("{% for i in [1, 2, 3] %}{% cycle('odd', 'even') %} {% endfor %}")
        );

    [Fact]
    public void Cycle_BeginsAnewInEachRender_AndAtEachPlace()
    {
        const string Template = "{% for i in [1, 2] %}{% cycle('a', 'b') %}{% cycle(1, 2, 3) %}{% endfor %}";

        Assert.Equal("a1b2", MoEngageRendered.Text(Template));
        Assert.Equal("a1b2", MoEngageRendered.Text(Template));
    }

    [Fact]
    public void Cycle_OfNothing_IsAnError() =>
        Assert.Equal(ErrorClass.Runtime, MoEngageRendered.Error("{% cycle() %}").ErrorClass);

    [Fact]
    public void GetAuxData_FindsTheRecordOfTheFile() =>
        Assert.Equal(
            "Pune 042",
            MoEngageRendered.Text(
                "{% set a = UserAttribute['uid']|getAuxData('stores') %}{{ a.City }} {{ a.Store_Code }}",
                new RecordingHost(),
                ("UserAttribute", MoEngageRendered.Map(("uid", "u1")))
            )
        );

    [Theory]
    [InlineData("u2", "stores")]
    [InlineData("u1", "people")]
    public void GetAuxData_OfNoRecord_IsUndefined(string user, string file) =>
        Assert.Equal(
            "none",
            MoEngageRendered.Text($"{{{{ '{user}'|getAuxData('{file}')|default('none') }}}}", new RecordingHost())
        );

    [Fact]
    public void GetAuxData_WithoutAHost_IsUndefined() =>
        Assert.Equal("none", MoEngageRendered.Text("{{ 'u1'|getAuxData('stores')|default('none') }}"));

    [Fact]
    public void LenientArgument_IsTheExpressionInside()
    {
        const string Template =
            "{% set var = call({({\"params\":{\"q\":\"London,uk\",\"appid\":\"X\"},\"static_params\":{},\"dynamic_params\":{},\"request_body\":{}})}) %}{{ var }}";

        Assert.Equal(
            "London,uk",
            MoEngageRendered.Text("{% macro call(argument) %}{{ argument.params.q }}{% endmacro %}" + Template)
        );
    }

    [Theory]
    [InlineData("{{ {(1)} }}", "1")]
    [InlineData("{{ {( {'a': 2} )}.a }}", "2")]
    [InlineData("{{ {'a': (1)} }}", "{'a': 1}")]
    public void LenientBraces_AreTheirExpression(string template, string expected) =>
        Assert.Equal(expected, MoEngageRendered.Text(template));

    [Fact]
    public void LenientBraces_InPlainJinja_AreASyntaxError() =>
        Assert.Throws<JinjaSyntaxException>(() => new JinjaEnvironment().FromString("{{ {(1)} }}"));

    [Fact]
    public void PlainJinja_KnowsNothingOfMoEngage()
    {
        var environment = new JinjaEnvironment();

        Assert.Throws<JinjaSyntaxException>(() => environment.FromString("{% MOE_NOT_SEND('x') %}"));
        Assert.Throws<JinjaSyntaxException>(() => environment.FromString("{% cycle('a') %}"));
        Assert.Throws<JinjaSyntaxException>(() => environment.FromString("{{ '1/1/2020'|days('2/1/2020') }}"));
    }

    [Fact]
    public void Output_IsNotEscaped_WhateverTheOptionsSay() =>
        Assert.Equal("<b>", MoEngageRendered.Text("{{ '<b>' }}"));
}
