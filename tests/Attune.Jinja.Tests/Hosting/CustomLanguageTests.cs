using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Hosting;

/// <summary>A host's own filters, tests, functions and tags.</summary>
public sealed class CustomLanguageTests
{
    private static readonly JinjaEnvironment Environment = new(
        new JinjaOptions
        {
            Autoescape = AutoescapeModes.On,
            Filters =
            [
                new FilterDefinition(
                    "shout",
                    Parameters.Of(Parameter.Optional("mark", "!")),
                    (state, value, arguments) => state.ToText(value).ToUpperInvariant() + state.ToText(arguments[0])
                ),
                new FilterDefinition("upper", Parameters.None, (_, _, _) => "replaced"),
            ],
            Tests = [new TestDefinition("short", Parameters.None, (state, value, _) => state.LengthOf(value) < 5)],
            Globals = new Dictionary<string, Value>
            {
                ["version"] = "1.2",
                ["add"] = new JinjaFunction(
                    "add",
                    Parameters.Of(Parameter.Required("a"), Parameter.Required("b")),
                    (_, arguments) =>
                        arguments[0].TryGetInt64(out var a) && arguments[1].TryGetInt64(out var b) ? a + b : -1
                ),
            },
            Tags =
            [
                new TagDefinition(
                    "note",
                    Parameters.Any,
                    (_, _, arguments, body) => $"[{arguments.Count}{body}]",
                    "endnote"
                ),
                new TagDefinition(
                    "stamp",
                    Parameters.Of(Parameter.Required("text")),
                    (_, _, arguments, _) => arguments[0]
                ),
                new TagDefinition(
                    "count",
                    Parameters.None,
                    (state, site, _, _) => Value.FromInt(++state.TagState<Counter>(site).Count)
                ),
            ],
        }
    );

    [Theory]
    [InlineData("{{ 'hi'|shout }}", "HI!")]
    [InlineData("{{ 'hi'|shout('?') }}", "HI?")]
    [InlineData("{{ 'hi'|shout(mark='<') }}", "HI&lt;")]
    [InlineData("{{ ['a', 'b']|map('shout')|join(' ') }}", "A! B!")]
    [InlineData("{% filter shout %}a{% endfilter %}", "A!")]
    [InlineData("{{ 'x'|upper }}", "replaced")]
    [InlineData("{{ 'abc' is short }}{{ 'abcdef' is short }}", "TrueFalse")]
    [InlineData("{{ ['a', 'abcdef']|select('short')|list|length }}", "1")]
    [InlineData("{{ version }}{{ add(1, 2) }}{{ add(a=3, b=4) }}{{ add(*[1, 1]) }}", "1.2372")]
    [InlineData("{% note 1, 2 %}x{{ version }}{% endnote %}", "[2x1.2]")]
    [InlineData("{% note() %}{% note %}{% endnote %}{% endnote %}", "[0[0]]")]
    [InlineData("{% stamp '<' %}{% stamp text='a' %}", "&lt;a")]
    [InlineData("{% for i in [1, 2, 3] %}{% count %}{% endfor %}{% count %}", "1231")]
    public void Addition_WorksAsWhatIsBuiltIn(string template, string expected) =>
        Assert.Equal(expected, Environment.FromString(template).Render());

    [Theory]
    [InlineData("{{ 'hi'|shout(1, 2) }}", ErrorClass.Runtime)]
    [InlineData("{{ 'hi'|shout(loud=1) }}", ErrorClass.Runtime)]
    [InlineData("{{ add(1) }}", ErrorClass.Runtime)]
    [InlineData("{% stamp %}", ErrorClass.Runtime)]
    [InlineData("{% note %}", ErrorClass.Syntax)]
    [InlineData("{% endnote %}", ErrorClass.Syntax)]
    public void Addition_CalledWrongly_IsAnError(string template, ErrorClass expected) =>
        Assert.Equal(
            expected,
            Assert.ThrowsAny<JinjaException>(() => Environment.FromString(template).Render()).ErrorClass
        );

    private sealed class Counter
    {
        public long Count;
    }
}
