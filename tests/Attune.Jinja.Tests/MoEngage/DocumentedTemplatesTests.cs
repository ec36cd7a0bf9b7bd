namespace Attune.Jinja.Tests.MoEngage;

/// <summary>The templates that MoEngage's documentation shows, with data of our own.</summary>
public sealed class DocumentedTemplatesTests
{
    private static Dictionary<string, object?> Product(string title, object? price = null) =>
        MoEngageRendered.Map(("title", title), ("price", price));

    private static List<object?> Products(int count, string prefix) =>
        MoEngageRendered.List([.. Enumerable.Range(1, count).Select(i => (object?)Product($"{prefix}{i}", i))]);

    [Theory]
    [InlineData("Hi {{UserAttribute['First Name']}}, gender {{UserAttribute['Gender']}}", "Hi Ana, gender ")]
    [InlineData("{{ UserAttribute.name or UserAttribute.email }}", "ana@example.com")]
    [InlineData("{{\"+91\" + UserAttribute['Mobile Number']|default('NA')}}", "+91919876543210")]
    [InlineData("{{UserAttribute['Mobile Number'][-10:]|default('NA')}}", "9876543210")]
    [InlineData("<s>{{100}}</s>", "<s>100</s>")]
    [InlineData("{% set y = 1000000 %}{{ '{:,}'.format(y) }}", "1,000,000")]
    [InlineData("{{ '{:,}'.format(1000000)|replace(',','.') }}", "1.000.000")]
    [InlineData("{{ '{{' }}", "{{")]
    [InlineData("{{ 7 / 2 }} {{ 7 // 2 }}", "3.5 3")]
    [InlineData(
        "{{ UserAttribute['First Name'] is string }}{{ 9 is divisibleby 3 }}{{ 9 is divisibleby(3) }}",
        "TrueTrueTrue"
    )]
    [InlineData(
        "{% set symbols = {'USD': '$'} %}{{ symbols.get('USD', 'USD') }}{{ symbols.get('INR', 'INR') }}",
        "$INR"
    )]
    [InlineData("{{ [{\"title\":\"BTC\"},{\"title\":\"DOT\"}]|map(attribute='title')|join(',') }}", "BTC,DOT")]
    [InlineData("{{ [{\"title\":\"BTC\"},{\"title\":\"DOT\"}]|selectattr('title','equalto','DOT')|list|length }}", "1")]
    [InlineData(
        "{% for i in [{'title':'a'},{'title':'b'},{'title':'a'}]|groupby('title') %}{{ i.grouper }} {{ i.list|length }};{% endfor %}",
        "a 2;b 1;"
    )]
    [InlineData(
        "{% for href, caption in [('index.html','Index')] %}{{ href }}={{ caption }}{% endfor %}",
        "index.html=Index"
    )]
    [InlineData(
        "{{ 10.bit_length() }} {{ 1.5.is_integer() }} {{ [1, 2, 1].count(1) }} {{ [1, 2].index(2) }}",
        "4 False 2 1"
    )]
    public void Sample_Renders(string template, string expected) =>
        Assert.Equal(
            expected,
            MoEngageRendered.Text(
                template,
                (
                    "UserAttribute",
                    MoEngageRendered.Map(
                        ("First Name", "Ana"),
                        ("email", "ana@example.com"),
                        ("Mobile Number", "919876543210")
                    )
                )
            )
        );

    [Fact]
    public void Titles_AreCutWithAnInlineIf() =>
        Assert.Equal(
            "A title of more than...",
            MoEngageRendered.Text(
                "{{ product.title[:20] + '...' if product.title|length > 20 else product.title }}",
                ("product", Product("A title of more than twenty characters"))
            )
        );

    [Fact]
    public void ProductSet_IsToppedUpFromAnother() =>
        Assert.Equal(
            "a1a2a3b1b2b3b4b5b6b7",
            MoEngageRendered.Text(
                """
                {%- set products = ProductSet.CouponCode[:10] -%}
                {%- if products|length < 10 -%}
                  {%- set additional_products = ProductSet.DemoRecommendations[:10 - products|length] -%}
                  {%- set products = products + additional_products -%}
                {%- endif -%}
                {%- for product in products %}{{ product.title }}{% endfor -%}
                """,
                (
                    "ProductSet",
                    MoEngageRendered.Map(("CouponCode", Products(3, "a")), ("DemoRecommendations", Products(12, "b")))
                )
            )
        );

    [Fact]
    public void ProductSet_IsRidOfDoublesWithAList() =>
        Assert.Equal(
            "a1 a2 ",
            MoEngageRendered.Text(
                """
                {%- set displayed_titles = [] -%}
                {%- for product in ProductSet.CouponCode -%}
                  {%- if displayed_titles|length < 6 and product.title not in displayed_titles -%}
                    {{ product.title }} {% set _ = displayed_titles.append(product.title) -%}
                  {%- endif -%}
                {%- endfor -%}
                """,
                (
                    "ProductSet",
                    MoEngageRendered.Map(
                        ("CouponCode", MoEngageRendered.List(Product("a1"), Product("a2"), Product("a1")))
                    )
                )
            )
        );

    [Fact]
    public void OddRows_AreChosenByTheLoop() =>
        Assert.Equal(
            "1. a1 - 1 3. a3 - 3 ",
            MoEngageRendered.Text(
                "{% for product in set %}{% if loop.index is odd %}{{ loop.index }}. {{ product.title }} - {{ product.price }} {% endif %}{% endfor %}",
                ("set", Products(4, "a"))
            )
        );

    [Fact]
    public void LoopControls_SkipAndEnd() =>
        Assert.Equal(
            "BEFORE apple,AFTER apple,BEFORE continue_value,SKIPPING,BEFORE banana,AFTER banana,BEFORE stop_value,BREAKING",
            MoEngageRendered.Text(
                """
                {%- for item in my_list -%}
                {{ 'BEFORE ' ~ item ~ ',' }}
                {%- if item == 'continue_value' -%}SKIPPING,{% continue %}{%- endif -%}
                {%- if item == 'stop_value' -%}BREAKING{% break %}{%- endif -%}
                {{ 'AFTER ' ~ item ~ ',' }}
                {%- endfor -%}
                """,
                ("my_list", MoEngageRendered.List("apple", "continue_value", "banana", "stop_value", "cherry", "date"))
            )
        );

    [Fact]
    public void Numbers_AreGroupedInPairs() =>
        Assert.Equal(
            "12,34,567",
            MoEngageRendered.Text(
                """
                {%- set x = '1234567' %}{% set t = x[-3:] %}{% set h = x[:-3] %}{% set r = h|reverse %}{% set my_list = [] -%}
                {%- for i in range(2, r|length + 2, 2) %}{{ my_list.append(r[i-2:i])|replace('None', '') }}{% endfor -%}
                {{ my_list|join(',')|reverse }},{{ t }}
                """
            )
        );

    [Fact]
    public void Format_WithItsArgumentsReversed_IsAnErrorAsInJinja() =>
        Assert.Equal(
            ErrorClass.Runtime,
            MoEngageRendered
                .Error("{% set x = amount|string|replace(',', '')|int|format('%0,.2f') %}", ("amount", "1,000"))
                .ErrorClass
        );
}
