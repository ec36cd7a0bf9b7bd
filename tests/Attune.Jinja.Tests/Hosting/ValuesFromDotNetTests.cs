using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Hosting;

/// <summary>What a host hands in, and how its templates see it; and all ways out.</summary>
public sealed class ValuesFromDotNetTests
{
    public static TheoryData<object?, string> Values =>
        new()
        {
            { null, "None" },
            { "text", "'text'" },
            { true, "True" },
            { 5, "5" },
            { 5L, "5" },
            { (byte)5, "5" },
            { ulong.MaxValue, "18446744073709551615" },
            { BigInteger.Pow(10, 20), "100000000000000000000" },
            { 1.0, "1.0" },
            { 0.5f, "0.5" },
            { 2.5m, "2.5" },
            { 'c', "'c'" },
            { DayOfWeek.Friday, "'Friday'" },
            { Guid.Empty, "'00000000-0000-0000-0000-000000000000'" },
            {
                new List<object?> { 1L, "a", null },
                "[1, 'a', None]"
            },
            {
                new Dictionary<string, object?> { ["a"] = new List<object?> { true } },
                "{'a': [True]}"
            },
            { Value.FromTuple(1, 2), "(1, 2)" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_PrintsAsPythonsOwn(object? value, string expected) =>
        Assert.Equal(expected, Render("{{ [x]|string }}", value)[1..^1]);

    [Theory]
    [InlineData("{{ x.a }}{{ x['b'][1] }}{{ x.b|length }}", "122")]
    [InlineData("{% for k in x %}{{ k }}{% endfor %}", "abcd")]
    [InlineData("{{ x.c is none }}{{ x.missing is defined }}", "TrueFalse")]
    [InlineData("{{ x.d + 1 }}", "12345678901234567891")]
    [InlineData(
        "{{ x.b|sum }}{{ x|tojson }}",
        "3.5{\"a\": 1, \"b\": [1.5, 2], \"c\": null, \"d\": 12345678901234567890}"
    )]
    [InlineData("{{ x.items()|list|length }}{{ x.get('a') }}", "41")]
    public void JsonElement_IsReadInPlace(string template, string expected)
    {
        using var json = JsonDocument.Parse("""{"a": 1, "b": [1.5, 2], "c": null, "d": 12345678901234567890}""");

        Assert.Equal(expected, Render(template, json.RootElement));
    }

    [Fact]
    public void Render_GivesTheSameByEveryWayOut()
    {
        var template = new JinjaEnvironment().FromString("{{ x }} ü 😀 {{ x * 3 }}");
        var variables = new Dictionary<string, object?> { ["x"] = "é" };
        using var writer = new StringWriter();
        var bytes = new ArrayBufferWriter<byte>();

        template.Render(variables, writer);
        template.Render(variables, bytes);

        Assert.Equal("é ü 😀 ééé", template.Render(variables));
        Assert.Equal("é ü 😀 ééé", writer.ToString());
        Assert.Equal("é ü 😀 ééé", Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    [Fact]
    public async Task Template_RenderedByManyThreads_GivesEachItsOwn()
    {
        var limits = RenderLimits.Decision with { MaxWallTime = Timeout.InfiniteTimeSpan };
        var template = new JinjaEnvironment(new JinjaOptions { Limits = limits }).FromString(
            "{% macro m(x) %}<{{ x }}>{% endmacro %}{% set ns = namespace(n=0) %}{% for i in range(n) %}{% set ns.n = ns.n + i %}{{ m(i) if i == n - 1 }}{% endfor %}{{ ns.n }}"
        );

        await Parallel.ForEachAsync(
            Enumerable.Range(1, 400),
            TestContext.Current.CancellationToken,
            (n, _) =>
            {
                var text = template.Render(new Dictionary<string, object?> { ["n"] = (long)n });
                Assert.Equal($"<{n - 1}>{(long)n * (n - 1) / 2}", text);
                return ValueTask.CompletedTask;
            }
        );
    }

    [Fact]
    public async Task Template_LoadedByManyThreads_IsTheSame()
    {
        var environment = new JinjaEnvironment(
            new JinjaOptions
            {
                Loader = new DictionaryLoader(
                    new Dictionary<string, string>
                    {
                        ["base"] = "[{% block b %}{% endblock %}]",
                        ["page"] = "{% extends 'base' %}{% block b %}{% include 'part' %}{{ n }}{% endblock %}",
                        ["part"] = "{{ n }},",
                    }
                ),
            }
        );

        await Parallel.ForEachAsync(
            Enumerable.Range(1, 300),
            TestContext.Current.CancellationToken,
            (n, _) =>
            {
                var text = environment.GetTemplate("page").Render(new Dictionary<string, object?> { ["n"] = (long)n });
                Assert.Equal($"[{n},{n}]", text);
                return ValueTask.CompletedTask;
            }
        );
    }

    [Fact]
    public void References_NameWhatATemplateUses()
    {
        var references = new JinjaEnvironment()
            .FromString(
                "{% set own = 1 %}{{ own }}{{ User['First Name'] }}{{ User.email }}{{ Block[key] }}{% include 'footer' %}"
            )
            .References;

        Assert.Equal(["Block", "User", "key"], references.Variables.Order(StringComparer.Ordinal));
        Assert.Equal(["First Name", "email"], references.MembersOf("User").Order(StringComparer.Ordinal));
        Assert.Contains("Block", references.OpenVariables);
        Assert.DoesNotContain("User", references.OpenVariables);
        Assert.Equal(["footer"], references.Templates);
    }

    private static string Render(string template, object? value) =>
        new JinjaEnvironment().FromString(template).Render(new Dictionary<string, object?> { ["x"] = value });
}
