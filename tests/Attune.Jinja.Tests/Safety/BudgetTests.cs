namespace Attune.Jinja.Tests.Safety;

/// <summary>Each limit, met exactly and passed by one; its error names it.</summary>
public sealed class BudgetTests
{
    private static readonly RenderLimits Small = RenderLimits.Decision with { MaxWallTime = Timeout.InfiniteTimeSpan };

    public static TheoryData<string, string, string, int> Limits =>
        new()
        {
            { nameof(RenderLimits.MaxStringLength), "{{ ('a' * 10)|length }}", "{{ ('a' * 11)|length }}", 10 },
            { nameof(RenderLimits.MaxStringLength), "{{ ('aaaaa' ~ x)|length }}", "{{ ('aaaaaa' ~ x)|length }}", 10 },
            { nameof(RenderLimits.MaxOutputLength), "{{ x }}{{ x }}", "{{ x }}{{ x }}.", 10 },
            { nameof(RenderLimits.MaxCollectionSize), "{{ ([0] * 10)|length }}", "{{ ([0] * 11)|length }}", 10 },
            {
                nameof(RenderLimits.MaxCollectionSize),
                "{{ range(10)|list|length }}",
                "{{ range(11)|list|length }}",
                10
            },
            { nameof(RenderLimits.MaxIntegerBits), "{{ 2**n > 1 }}", "{{ 2**(n + 60) > 1 }}", 100 },
            {
                nameof(RenderLimits.MaxRecursion),
                "{% macro m(i) %}{{ m(i - 1) if i }}{% endmacro %}{{ m(7) }}",
                "{% macro m(i) %}{{ m(i - 1) if i }}{% endmacro %}{{ m(10) }}",
                10
            },
            { nameof(RenderLimits.MaxIncludes), "{% include 'a' %}", "{% include 'a' %}{% include 'a' %}", 1 },
            {
                nameof(RenderLimits.MaxSteps),
                "{% for i in range(5) %}{% endfor %}",
                "{% for i in range(50) %}{% endfor %}",
                20
            },
        };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Limit_LetsThroughUpToItself_AndNamesItselfBeyond(string limit, string within, string beyond, int value)
    {
        var limits = With(limit, value);

        Render(within, limits);
        var error = Assert.Throws<JinjaLimitException>(() => Render(beyond, limits));

        Assert.Equal(limit, error.Limit);
        Assert.Contains(limit, error.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorClass.Limit, error.ErrorClass);
    }

    [Fact]
    public void Source_LongerThanTheLimit_IsNotRead()
    {
        var environment = new JinjaEnvironment(new JinjaOptions { Limits = Small with { MaxSourceLength = 9 } });

        environment.FromString("{{ 1+1 }}");
        var error = Assert.Throws<JinjaLimitException>(() => environment.FromString("{{ 1+10 }}"));

        Assert.Equal(nameof(RenderLimits.MaxSourceLength), error.Limit);
    }

    [Fact]
    public void Source_NestedDeeperThanTheLimit_IsRefused()
    {
        var environment = new JinjaEnvironment(new JinjaOptions { Limits = Small with { MaxParseDepth = 20 } });

        environment.FromString("{{ ((((1)))) }}");
        var error = Assert.Throws<JinjaLimitException>(() =>
            environment.FromString("{{ " + new string('(', 30) + "1" + new string(')', 30) + " }}")
        );

        Assert.Equal(nameof(RenderLimits.MaxParseDepth), error.Limit);
    }

    [Fact]
    public void Time_ThatIsUsedUp_StopsTheRender()
    {
        var time = new SteppingTime(TimeSpan.FromMilliseconds(20));
        var environment = new JinjaEnvironment(
            new JinjaOptions
            {
                TimeProvider = time,
                Limits = RenderLimits.Preview with { MaxWallTime = TimeSpan.FromMilliseconds(50) },
            }
        );

        var error = Assert.Throws<JinjaLimitException>(() =>
            environment.FromString("{% for i in range(90000) %}{% endfor %}").Render()
        );

        Assert.Equal(nameof(RenderLimits.MaxWallTime), error.Limit);
    }

    [Fact]
    public void Limits_OfOneRender_WinOverThoseOfTheEnvironment()
    {
        var template = new JinjaEnvironment(new JinjaOptions { Limits = Small }).FromString("{{ 'a' * 50 }}");

        Assert.Equal(50, template.Render().Length);
        Assert.Throws<JinjaLimitException>(() =>
            template.Render(new RenderOptions { Limits = Small with { MaxOutputLength = 40 } })
        );
    }

    [Fact]
    public void Render_AfterOneThatFailed_HasAllItsBudget()
    {
        var environment = new JinjaEnvironment(new JinjaOptions { Limits = Small with { MaxSteps = 100 } });
        var greedy = environment.FromString("{% for i in range(500) %}{% endfor %}");
        var modest = environment.FromString("{% for i in range(50) %}{{ i }},{% endfor %}");

        for (var i = 0; i < 5; i++)
        {
            Assert.Throws<JinjaLimitException>(() => greedy.Render());
            Assert.EndsWith("49,", modest.Render(), StringComparison.Ordinal);
        }
    }

    private static RenderLimits With(string limit, int value) =>
        limit switch
        {
            nameof(RenderLimits.MaxStringLength) => Small with { MaxStringLength = value },
            nameof(RenderLimits.MaxOutputLength) => Small with { MaxOutputLength = value },
            nameof(RenderLimits.MaxCollectionSize) => Small with { MaxCollectionSize = value },
            nameof(RenderLimits.MaxIntegerBits) => Small with { MaxIntegerBits = value },
            nameof(RenderLimits.MaxRecursion) => Small with { MaxRecursion = value },
            nameof(RenderLimits.MaxIncludes) => Small with { MaxIncludes = value },
            _ => Small with { MaxSteps = value },
        };

    private static string Render(string template, RenderLimits limits) =>
        new JinjaEnvironment(
            new JinjaOptions
            {
                Limits = limits,
                Loader = new DictionaryLoader(new Dictionary<string, string> { ["a"] = "x" }),
            }
        )
            .FromString(template)
            .Render(new Dictionary<string, object?> { ["x"] = "xxxxx", ["n"] = 99L });

    private sealed class SteppingTime(TimeSpan step) : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ++_looks * step.Ticks;
    }
}
