using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Errors;

/// <summary>What people see of an error: its class, place, what was expected and found, and the nearest name.</summary>
public sealed class ErrorTests
{
    private static readonly JinjaEnvironment Environment = new(
        new JinjaOptions
        {
            Undefined = UndefinedKind.Strict,
            Loader = new DictionaryLoader(
                new Dictionary<string, string>
                {
                    ["broken"] = "line one\n{{ 1 + }}",
                    ["failing"] = "a\nb {{ 1 / zero }}",
                }
            ),
        }
    );

    private static readonly Dictionary<string, object?> Variables = new() { ["name"] = "secret value", ["zero"] = 0L };

    private static JinjaException Fail(string template) =>
        Assert.ThrowsAny<JinjaException>(() => Environment.FromString(template, "page").Render(Variables));

    [Theory]
    [InlineData("{{ name|uper }}", 1, 9, "upper")]
    [InlineData("{{ name is strng }}", 1, 9, "string")]
    [InlineData("\n\n  {{ nam }}", 3, 6, "name")]
    public void Name_ThatIsNearlyKnown_IsSuggested(string template, int line, int column, string suggestion)
    {
        var error = Fail(template);

        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Equal(suggestion, error.Suggestion);
    }

    [Fact]
    public void Name_ThatIsLikeNoOther_BringsNoSuggestion() => Assert.Null(Fail("{{ quite_different }}").Suggestion);

    [Theory]
    [InlineData("{% for x in [1] %}", ErrorClass.Syntax)]
    [InlineData("{{ 1 + }}", ErrorClass.Syntax)]
    [InlineData("{{ missing }}", ErrorClass.Undefined)]
    [InlineData("{{ 1 / 0 }}", ErrorClass.Runtime)]
    [InlineData("{{ 'a' + 1 }}", ErrorClass.Runtime)]
    [InlineData("{% include 'nothing' %}", ErrorClass.NotFound)]
    [InlineData("{{ 'a' * 10**8 }}", ErrorClass.Limit)]
    public void Error_HasItsClass(string template, ErrorClass expected) =>
        Assert.Equal(expected, Fail(template).ErrorClass);

    [Theory]
    [InlineData("{{ 1 / zero }}", "ZeroDivisionError")]
    [InlineData("{{ 'a' + 1 }}", "TypeError")]
    [InlineData("{{ [].pop() }}", "IndexError")]
    [InlineData("{{ {}.pop('a') }}", "KeyError")]
    [InlineData("{{ 'x'.index('y') }}", "ValueError")]
    public void RuntimeError_NamesPythonsException(string template, string expected) =>
        Assert.Equal(expected, Assert.IsType<JinjaRuntimeException>(Fail(template)).PythonType);

    [Fact]
    public void Error_InAnIncludedTemplate_IsPlacedThere()
    {
        var error = Fail("x\n{% include 'failing' %}");

        Assert.Equal(("failing", 2), (error.TemplateName, error.Line));
    }

    [Fact]
    public void SyntaxError_OfAnIncludedTemplate_IsPlacedThere()
    {
        var error = Fail("x\n{% include 'broken' %}");

        Assert.Equal((ErrorClass.Syntax, "broken", 2), (error.ErrorClass, error.TemplateName, error.Line));
    }

    [Fact]
    public void SyntaxError_TellsWhatWasExpectedAndFound()
    {
        var error = Fail("{% if true %}\nx {% endfor %}");

        Assert.Equal(2, error.Line);
        Assert.NotNull(error.Found);
        Assert.Contains("endif", error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Error_ForPeople_ShowsTheLineAndACaret()
    {
        const string Template = "Hello\n\t{{ nam }} there";

        Assert.Equal(
            """
            undefined error in page at line 2, column 5: 'nam' is undefined
              2 | 	{{ nam }} there
                | 	   ^
              did you mean 'name'?

            """.ReplaceLineEndings("\n"),
            Fail(Template).FormatWithCaret(Template)
        );
    }

    [Theory]
    [InlineData("{{ name + 1 }}")]
    [InlineData("{{ name.nothing.more }}")]
    [InlineData("{{ name|int(base='x') + name }}")]
    [InlineData("{{ name|tojson|round }}")]
    public void Error_TellsNoValueOfTheContext(string template)
    {
        var error = Fail(template);

        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_WithFormatSyntax_IsTextInAMessage()
    {
        var error = Assert.ThrowsAny<JinjaException>(() =>
            Environment
                .FromString("{% include n %}")
                .Render(new Dictionary<string, object?> { ["n"] = "{0.__class__}%s{name}" })
        );

        Assert.Contains("{0.__class__}%s{name}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ThatFails_WritesNothing()
    {
        using var writer = new StringWriter();
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        var template = Environment.FromString("before {{ missing }}");

        Assert.Throws<JinjaUndefinedException>(() => template.Render(Variables, writer));
        Assert.Throws<JinjaUndefinedException>(() => template.Render(Variables, bytes));

        Assert.Equal("", writer.ToString());
        Assert.Equal(0, bytes.WrittenCount);
    }
}
