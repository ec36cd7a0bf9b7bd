namespace Attune.Jinja.Tests.Filters;

/// <summary>truncate, wordwrap and indent, against what Python gives.</summary>
public sealed class LayoutFiltersTests
{
    [Theory]
    [InlineData("{{ 'foo bar baz qux'|truncate(9) }}", "foo...")]
    [InlineData("{{ 'foo bar baz qux'|truncate(9, true) }}", "foo ba...")]
    [InlineData("{{ 'foo bar baz qux'|truncate(11) }}", "foo bar baz qux")]
    [InlineData("{{ 'foo bar baz qux'|truncate(11, false, '...', 0) }}", "foo bar...")]
    [InlineData("{{ 'abcdefghij'|truncate(5, true, '') }}", "abcdefghij")]
    [InlineData("{{ '😀😀😀😀😀😀😀😀😀😀'|truncate(4, true, '…', 0) }}", "😀😀😀…")]
    [InlineData("{{ 'hello'|truncate(3) }}", "hello")]
    [InlineData("{{ 'hello world foo'|truncate(5, end='!') }}", "hell!")]
    [InlineData("{{ [1,2,3]|truncate(3) }}", "[1, 2, 3]")]
    [InlineData("{{ missing|truncate }}", "")]
    [InlineData("{{ 'a b c d e f g h i j k l'|truncate(length=8, leeway=1) }}", "a b...")]
    [InlineData("{{ 'nospacesatallhere'|truncate(8) }}", "nospa...")]
    [InlineData("{{ ('x'*300)|truncate|length }}", "255")]
    [InlineData("{{ 'short'|truncate(9.5) }}", "short")]
    [InlineData("{{ 'aaaa bbbb cccc'|truncate(6, true, '', 0) }}", "aaaa b")]
    [InlineData("{{ ' leading space is long'|truncate(4,leeway=0) }}", "...")]
    public void Truncate_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'word '*3|truncate(3) }}", "TypeError")]
    [InlineData("{{ range(20)|truncate(5) }}", "AttributeError")]
    [InlineData("{{ 'aaa bbb'|truncate(5, leeway=-1) }}", "AssertionError")]
    [InlineData("{{ 'aaa bbb ccc'|truncate(2) }}", "AssertionError")]
    [InlineData("{{ 'aaa bbb ccc'|truncate(5.0, leeway=0) }}", "TypeError")]
    [InlineData("{{ 42|truncate(5) }}", "TypeError")]
    [InlineData("{{ 'aaa bbb ccc'|truncate(4, false, 1) }}", "TypeError")]
    [InlineData("{{ 'aaa bbb ccc'|truncate('4') }}", "TypeError")]
    public void Truncate_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<b>long words here</b>'|safe)|truncate(8, true, '<', 0) }}", "<b>long&lt;")]
    [InlineData("{{ '<b>long words here</b>'|truncate(8, true, '<', 0) }}", "&lt;b&gt;long&lt;")]
    [InlineData("{{ '<b>long words here</b>'|truncate(8, true, '<'|safe, 0) }}", "&lt;b&gt;long<")]
    [InlineData("{{ ('a & b & c & d & e'|safe)|truncate(5, leeway=0) }}", "a...")]
    public void Truncate_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData(
        "{{ text|wordwrap(20) }}",
        "The quick brown fox-\nlike animal jumped\nover 13 lazy dogs.\nSee http://example.c\nom/path?x=1 & more."
    )]
    [InlineData(
        "{{ text|wordwrap(5) }}",
        "The\nquick\nbrown\nfox-\nlike \nanima\nl jum\nped\nover\n13\nlazy\ndogs.\nSee h\nttp:/\n/exam\nple.c\nom/pa\nth?x=\n1 &\nmore."
    )]
    [InlineData(
        "{{ text|wordwrap(5, false) }}",
        "The\nquick\nbrown\nfox-\nlike\nanimal\njumped\nover\n13\nlazy\ndogs.\nSee\nhttp://example.com/path?x=1\n&\nmore."
    )]
    [InlineData("{{ 'a-very-hyphenated-word'|wordwrap(8) }}", "a-very-h\nyphenate\nd-word")]
    [InlineData("{{ 'a-very-hyphenated-word'|wordwrap(8, true, '|', false) }}", "a-very-h|yphenate|d-word")]
    [InlineData("{{ 'a-very-hyphenated-word'|wordwrap(8, break_on_hyphens=false) }}", "a-very-h\nyphenate\nd-word")]
    [InlineData("{{ 'aaaa bbbb\\n\\ncccc dddd'|wordwrap(4) }}", "aaaa\nbbbb\n\ncccc\ndddd")]
    [InlineData("{{ 'aaaa bbbb'|wordwrap(4, wrapstring='<br>') }}", "aaaa<br>bbbb")]
    [InlineData("{{ '  leading and   inner'|wordwrap(9) }}", "  leading\nand\ninner")]
    [InlineData("{{ 'em--dash words'|wordwrap(6) }}", "em--\ndash\nwords")]
    [InlineData("{{ 'a\\tb c'|wordwrap(3) }}", "a\tb\nc")]
    [InlineData("{{ ''|wordwrap(3) }}", "")]
    [InlineData("{{ '😀😀 😀😀'|wordwrap(2) }}", "😀😀\n😀😀")]
    [InlineData("{{ 'foo bar'|wordwrap(width=3) }}", "foo\nbar")]
    [InlineData("{{ 'e-mail x-ray a-b-c'|wordwrap(4) }}", "e-\nmail\nx-\nray \na-b-\nc")]
    [InlineData("{{ 'one two'|wordwrap(79, true, '\\n') }}", "one two")]
    [InlineData("{{ 'abcd efghijk'|wordwrap(5) }}", "abcd \nefghi\njk")]
    public void Wordwrap_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'x'|wordwrap(0) }}", "ValueError")]
    [InlineData("{{ 'x'|wordwrap(-1) }}", "ValueError")]
    [InlineData("{{ 'a'|wordwrap('3') }}", "TypeError")]
    [InlineData("{{ 5|wordwrap(3) }}", "AttributeError")]
    [InlineData("{{ missing|wordwrap }}", "UndefinedError")]
    [InlineData("{{ 'a b'|wordwrap(1, true, 5) }}", "AttributeError")]
    public void Wordwrap_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<b> <i>'|safe)|wordwrap(3) }}", "&lt;b&gt;\n&lt;i&gt;")]
    [InlineData("{{ '<b> <i>'|wordwrap(3, true, '<br>'|safe) }}", "&lt;b&gt;<br>&lt;i&gt;")]
    public void Wordwrap_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ 'a\\nb\\n\\nc'|indent }}", "a\n    b\n\n    c")]
    [InlineData("{{ 'a\\nb'|indent(2, true) }}", "  a\n  b")]
    [InlineData("{{ 'a\\n\\nb'|indent(2, false, true) }}", "a\n  \n  b")]
    [InlineData("{{ 'a\\n\\nb'|indent(2, true, true) }}", "  a\n  \n  b")]
    [InlineData("{{ 'a\\nb'|indent('> ') }}", "a\n> b")]
    [InlineData("{{ 'a\\nb\\n'|indent(1) }}", "a\n b\n")]
    [InlineData("{{ 'a\\r\\nb\\x0bc'|indent(1) }}", "a\n b\n c")]
    [InlineData("{{ ''|indent(2, true) }}", "  ")]
    [InlineData("{{ 'a\\nb'|indent(0) }}", "a\nb")]
    [InlineData("{{ 'a\\nb'|indent(-2) }}", "a\nb")]
    [InlineData("{{ 'a\\nb'|indent(width=3, first=true) }}", "   a\n   b")]
    [InlineData("{{ 'a\\nb'|indent(true) }}", "a\n b")]
    public void Indent_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'a\\nb'|indent(none) }}", "TypeError")]
    [InlineData("{{ 'a\\nb'|indent(1.5) }}", "TypeError")]
    [InlineData("{{ 5|indent }}", "TypeError")]
    [InlineData("{{ missing|indent }}", "UndefinedError")]
    [InlineData("{{ 'a\\nb'|indent(missing) }}", "UndefinedError")]
    [InlineData("{{ [1]|indent }}", "AttributeError")]
    public void Indent_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<a>\\n<b>'|safe)|indent(1) }}", "<a>\n <b>")]
    [InlineData("{{ '<a>\\n<b>'|indent(1) }}", "&lt;a&gt;\n &lt;b&gt;")]
    [InlineData("{{ ('<a>\\n<b>'|safe)|indent('&', true) }}", "&<a>\n&<b>")]
    [InlineData("{{ '<a>\\n<b>'|indent(' '|safe) }}", "&lt;a&gt;\n &amp;lt;b&amp;gt;")]
    public void Indent_WithAutoescape_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));
}
