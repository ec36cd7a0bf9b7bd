using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Syntax;

/// <summary>Corners where Python's behaviour follows from how it is made; each result is Python's.</summary>
public sealed class RareConstructsTests
{
    [Theory]
    [InlineData("{% for in in [1, 2] %}{{ in }}{% endfor %}", "12")]
    [InlineData("{% for k, in in [(1, 2)] %}{{ k }}{{ in }}{% endfor %}", "12")]
    [InlineData("{{ ''.translate(2) }}", "")]
    [InlineData("{{ (1, 1e400) }}{{ (1, 1e400)[0] }}", "(1, inf)1")]
    [InlineData("{% include [nope] ignore missing %}ok", "ok")]
    [InlineData("{{ 'hello world'|wordwrap(5.5) }}", "hello\nworld")]
    [InlineData("{{ 'hello world'|wordwrap(4.5, false) }}", "hello\nworld")]
    [InlineData("{{ 'see now'|urlize(nothing) }}", "see now")]
    [InlineData("{{ 'a<b\nc&d'|indent('<i>'|safe) }}", "a<b\n<i>c&amp;d")]
    [InlineData("{{ 'a<b\nc&d'|indent('<i>'|safe, blank=true) }}", "a&lt;b\n<i>c&amp;d")]
    [InlineData("{{ 'a<b\nc&d'|indent('<i>'|safe, first=true) }}", "<i>a&lt;b\n&lt;i&gt;c&amp;amp;d")]
    [InlineData("{% set a = {} %}{% do a.update(x=a.values()) %}{{ a.values() }}", "dict_values([dict_values([...])])")]
    [InlineData("{% set ns = {'a': 1} %}{% set ns.bar | upper %}x{% endset %}{{ ns }}", "{'a': 1, 'bar': 'X'}")]
    public void Template_RendersAsInPython(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ [{'a': 1}]|map(attribute='²')|list }}", "ValueError")]
    [InlineData("{% for x in (1, 1e400) %}{{ x }}{% endfor %}", "NameError")]
    [InlineData("{{ 'hello world'|wordwrap(4.5) }}", "TypeError")]
    [InlineData("{{ 'see http://example.com/abc'|urlize(3.5) }}", "TypeError")]
    [InlineData("{{ 'see http://example.com/abc'|urlize(nothing) }}", "UndefinedError")]
    [InlineData("{{ '/w=='.encode('nothing') }}", "LookupError")]
    public void Template_FailsAsInPython(string template, string expected) =>
        Assert.Equal(expected, Rendered.Error(template));

    [Fact]
    public void Target_ThatEndsWithAComma_IsASyntaxError() =>
        Assert.Throws<JinjaSyntaxException>(() => Rendered.Text("{% for k, in [(1,)] %}{% endfor %}"));

    [Theory]
    [InlineData("{% if false %}{{ 'a'.x ~ 'b' }}{% endif %}")]
    [InlineData("{% if false %}{{ 'a'.x or 'b' }}{% endif %}")]
    [InlineData("{% if false %}{{ 'b' if 'a'.x }}{% endif %}")]
    [InlineData("{% for u in [1, 2] %}{{ loop.changed(foo) }}{% endfor %}")]
    public void StrictUndefined_IsMetWhereConstantsAreComputed(string template) =>
        Assert.Equal("UndefinedError", Rendered.Error(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{% if false %}{{ 'a'.x[1] }}{% endif %}ok", "ok")]
    [InlineData("{{ 'a'.x is defined }}", "False")]
    public void StrictUndefined_IsNotMetWhereConstantsAreLeftAlone(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, undefined: UndefinedKind.Strict));

    [Theory]
    [InlineData("{{ 'a'" + " 'b' 'c' }}", "abc")]
    [InlineData("{{ 0xff }}{{ 0b101 }}{{ 0o17 }}{{ 0xFFFFFFFFFFFFFFFFFF }}", "2555154722366482869645213695")]
    public void Literal_IsReadWhole(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));
}
