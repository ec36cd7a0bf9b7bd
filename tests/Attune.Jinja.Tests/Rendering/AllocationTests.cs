using System.Buffers;
using System.Text;

namespace Attune.Jinja.Tests.Rendering;

public sealed class AllocationTests
{
    private const int WarmUps = 50;
    private const int Renders = 100;

    [Theory]
    [InlineData("push")]
    [InlineData("email")]
    [InlineData("large")]
    [InlineData("nested")]
    public void Render_IntoAKeptBuffer_AllocatesNothing(string name)
    {
        var scenario = Scenario.Load(name);
        var buffer = new ArrayBufferWriter<byte>(1 << 20);

        Assert.Equal(0, Measure(() => scenario.Template.Render(scenario.Data, Emptied(buffer))));
        Assert.Equal(scenario.Expected.Trim(), Encoding.UTF8.GetString(buffer.WrittenSpan).Trim());
    }

    [Theory]
    [InlineData("push")]
    [InlineData("email")]
    [InlineData("large")]
    [InlineData("nested")]
    public void Render_ToAString_AllocatesTheStringAlone(string name)
    {
        const int header = 22;
        const int alignment = 8;
        var scenario = Scenario.Load(name);
        var length = scenario.Template.Render(scenario.Data).Length;

        var perRender = Measure(() => scenario.Template.Render(scenario.Data)) / Renders;

        Assert.InRange(perRender, length * sizeof(char), length * sizeof(char) + header + alignment);
    }

    [Theory]
    [InlineData("{{ name | upper }} {{ name | lower }} {{ name | capitalize }}")]
    [InlineData("{{ name | replace('b', 'c&d') }}")]
    [InlineData("{{ tags | join(', ') }} {{ numbers | join }}")]
    [InlineData("{{ missing }}{{ name or 'nobody' }}{{ name | default('nobody') }}")]
    [InlineData("{% if n > 3 and name != 'x' %}{{ n }}{% elif n in numbers %}{{ f }}{% endif %}")]
    [InlineData("{% for t in tags %}{{ loop.index }}/{{ loop.length }} {{ t }}{% else %}none{% endfor %}")]
    [InlineData("{% set total = n * 2 + 1 %}{{ total }} {{ n ~ '' if false else n }}")]
    [InlineData("{% with a = n, b = name %}{{ a }}{{ b }}{% endwith %}")]
    [InlineData("{% for t in tags if t != 'a' %}{{ t }}{% endfor %}")]
    public void Render_OfPlainStatements_AllocatesNothing(string source)
    {
        var template = new JinjaEnvironment(
            new JinjaOptions { Autoescape = AutoescapeModes.On, Limits = RenderLimits.JinjaOnly }
        ).FromString(source);
        var data = new Dictionary<string, object?>
        {
            ["name"] = "bö<b>",
            ["n"] = 12L,
            ["f"] = 1.5,
            ["tags"] = new List<object?> { "a", "b&c", "d" },
            ["numbers"] = new List<object?> { 12L, 3L },
        };
        var buffer = new ArrayBufferWriter<byte>(1 << 16);

        Assert.Equal(0, Measure(() => template.Render(data, Emptied(buffer))));
        Assert.NotEqual(0, buffer.WrittenCount);
    }

    [Fact]
    public void FromString_OfAShortTemplate_StaysWithinItsBudget()
    {
        const int budget = 1_600;
        var environment = new JinjaEnvironment();

        var perCompilation =
            Measure(() => environment.FromString("Hi {{ first_name }}, {{ product }} is {{ discount }}% off!"))
            / Renders;

        Assert.InRange(perCompilation, 1, budget);
    }

    private static ArrayBufferWriter<byte> Emptied(ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        return buffer;
    }

    private static long Measure(Action action)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Renders; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
