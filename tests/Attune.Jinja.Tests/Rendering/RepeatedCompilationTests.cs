namespace Attune.Jinja.Tests.Rendering;

/// <summary>What a thread keeps from one compilation serves the next and never shows.</summary>
public sealed class RepeatedCompilationTests
{
    private static readonly JinjaEnvironment Environment = new(new JinjaOptions { Limits = RenderLimits.Preview });

    [Fact]
    public void FromString_AfterAMistake_CompilesTheNextTemplate()
    {
        foreach (
            var broken in new[] { "{% for x in %}", "{{ a.b.c", "{% if x %}{% for y in z %}", "{{ 1 | nothing }}" }
        )
        {
            Assert.ThrowsAny<JinjaException>(() => Environment.FromString(broken));

            Assert.Equal("0 1 ", Environment.FromString("{% for x in range(2) %}{{ x }} {% endfor %}").Render());
        }
    }

    [Fact]
    public void FromString_OfThousandsOfNames_ForgetsThem()
    {
        for (var round = 0; round < 3; round++)
        {
            var names = Enumerable.Range(0, 3_000).Select(i => $"name_{round}_{i}").ToArray();
            var source = string.Concat(names.Select(n => $"{{{{ {n} }}}}"));
            var data = names.ToDictionary(n => n, n => (object?)n);

            Assert.Equal(string.Concat(names), Environment.FromString(source).Render(data));
            Assert.Equal("0", Environment.FromString("{% for x in [1] %}{{ loop.index0 }}{% endfor %}").Render());
        }
    }

    [Fact]
    public void FromString_OfANameThatWasSetInAnotherTemplate_ReadsItFromTheData()
    {
        Environment
            .FromString("{% set title = 1 %}{% macro row(title) %}{{ title }}{% endmacro %}{{ row(2) }}")
            .Render();

        var text = Environment
            .FromString("{{ title }}{{ row }}{{ loop }}{{ caller }}")
            .Render(new Dictionary<string, object?> { ["title"] = "own", ["loop"] = 1L });

        Assert.Equal("own1", text);
    }

    [Fact]
    public void FromString_OnSeveralThreads_GivesEachItsOwnTemplate()
    {
        Parallel.For(
            0,
            200,
            i =>
            {
                var template = Environment.FromString(
                    $"{{% set v = {i} %}}{{{{ v }}}}:{{{{ name | upper }}}}{{{{ -1 * v }}}}"
                );
                var text = template.Render(new Dictionary<string, object?> { ["name"] = $"n{i}" });
                Assert.Equal($"{i}:N{i}{-i}", text);
            }
        );
    }

    [Theory]
    [InlineData("{{ f(1, 2) }} {{ f(1, c=3, b=4) }} {{ f(b=5, a=6) }}", "1-2-x 1-4-3 6-5-x")]
    [InlineData("{% for i in [1, 2] %}{{ f(i, i + 1) }} {% endfor %}", "1-2-x 2-3-x ")]
    [InlineData("{% for g in [f, h] %}{{ g(1, b=2) }} {% endfor %}", "1-2-x 2/1 ")]
    public void Macro_CalledFromOnePlaceAgainAndAgain_BindsEachCall(string call, string expected)
    {
        const string macros =
            "{% macro f(a, b, c='x') %}{{ a }}-{{ b }}-{{ c }}{% endmacro %}{% macro h(a, b) %}{{ b }}/{{ a }}{% endmacro %}";

        Assert.Equal(expected, Environment.FromString(macros + call).Render());
    }

    [Theory]
    [InlineData("{{ f(1, a=2) }}")]
    [InlineData("{{ f(1, 2, 3) }}")]
    [InlineData("{{ f(z=1) }}")]
    public void Macro_CalledWithArgumentsThatItHasNot_Fails(string call)
    {
        var template = Environment.FromString("{% macro f(a, b) %}{{ a }}{% endmacro %}" + call);

        Assert.Throws<JinjaRuntimeException>(() => template.Render());
    }

    [Theory]
    [InlineData("{{ 'b' in ['a', 'b'] }}{{ x in [1, 2] }}{{ x not in ['x'] }}", "TrueTrueTrue")]
    [InlineData("{{ [1] in [[1], 2] }}{{ x in [] }}{{ x in [x] }}", "TrueFalseTrue")]
    public void In_OfAListThatIsWrittenOut_SearchesIt(string source, string expected)
    {
        var text = Environment.FromString(source).Render(new Dictionary<string, object?> { ["x"] = 2L });

        Assert.Equal(expected, text);
    }

    [Fact]
    public void ToJson_PrintedOrStored_IsTheSame()
    {
        var data = new Dictionary<string, object?>
        {
            ["v"] = new Dictionary<string, object?>
            {
                ["b"] = new List<object?> { 1L, -20L, 2.5, null, true },
                ["a"] = "</script>'ö\"",
                ["empty"] = new List<object?>(),
            },
        };

        var text = Environment.FromString("{{ v | tojson }}\n{% set t = v | tojson %}{{ t }}").Render(data);

        var lines = text.Split('\n');
        Assert.Equal(lines[1], lines[0]);
        Assert.StartsWith("{\"a\": \"\\u003c/script\\u003e\\u0027\\u00f6\\\"\", \"b\": [1, -20,", lines[0]);
    }
}
