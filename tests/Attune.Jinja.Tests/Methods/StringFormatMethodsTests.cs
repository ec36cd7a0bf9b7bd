namespace Attune.Jinja.Tests.Methods;

/// <summary>join, replace, translate and encode of str, against what Python gives.</summary>
public sealed class StringFormatMethodsTests
{
    [Theory]
    [InlineData("{{ ','.join(['a','b']) }}", "a,b")]
    [InlineData("{{ ','.join('abc') }}", "a,b,c")]
    [InlineData("{{ ','.join([]) }}", "")]
    [InlineData("{{ ','.join(d) }}", "b,A,c")]
    [InlineData("{{ '😀'.join(['a','b']) }}", "a😀b")]
    [InlineData("{{ ','.join(words|map('upper')) }}", "BANANA,APPLE,CHERRY,APPLE")]
    [InlineData("{{ ','.join(missing) }}", "")]
    [InlineData("{{ ','.join(['<'|safe]) }}", "<")]
    public void Join_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ ','.join([1]) }}", "TypeError")]
    [InlineData("{{ ','.join(5) }}", "TypeError")]
    [InlineData("{{ ','.join([missing]) }}", "TypeError")]
    [InlineData("{{ ''.join([none]) }}", "TypeError")]
    public void Join_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<br>'|safe).join(['<a>','b']) }}", "&lt;a&gt;<br>b")]
    [InlineData("{{ ('<br>'|safe).join(['<a>'|safe, 5]) }}", "<a><br>5")]
    [InlineData("{{ ','.join(['<a>'|safe]) }}", "&lt;a&gt;")]
    [InlineData("{{ ('-'|safe).join([none]) }}", "None")]
    public void Join_OfMarkup_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ 'aaa'.replace('a','b') }}", "bbb")]
    [InlineData("{{ 'aaa'.replace('a','b',2) }}", "bba")]
    [InlineData("{{ 'abc'.replace('','-') }}", "-a-b-c-")]
    [InlineData("{{ 'abc'.replace('b','') }}", "ac")]
    [InlineData("{{ 'a😀'.replace('','-',2) }}", "-a-😀")]
    [InlineData("{{ 'abc'.replace('a','b',-1) }}", "bbc")]
    public void Replace_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'abc'.replace(1,'x') }}", "TypeError")]
    [InlineData("{{ 'abc'.replace('a',1) }}", "TypeError")]
    [InlineData("{{ 'abc'.replace('a') }}", "TypeError")]
    [InlineData("{{ 'abc'.replace('a','b','c') }}", "TypeError")]
    [InlineData("{{ 'abc'.replace('a','b',count=1) }}", "TypeError")]
    public void Replace_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('<a>'|safe).replace('a','<b>') }}", "<&lt;b&gt;>")]
    [InlineData("{{ ('<a>'|safe).replace('a','<b>'|safe) }}", "<<b>>")]
    [InlineData("{{ ('<a>'|safe).replace('<','&') }}", "&amp;a>")]
    [InlineData("{{ ('<a>'|safe).replace('a', 5) }}", "<5>")]
    public void Replace_OfMarkup_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, autoescape: true));

    [Theory]
    [InlineData("{{ 'abc'.translate({97: 'x'}) }}", "xbc")]
    [InlineData("{{ 'abc'.translate({97: none, 98: 'BB'}) }}", "BBc")]
    [InlineData("{{ 'abc'.translate({97: 128512}) }}", "😀bc")]
    [InlineData("{{ 'abc'.translate(''.maketrans('ab','xy')) }}", "xyc")]
    [InlineData("{{ 'abc'.translate(''.maketrans('a','b','c')) }}", "bb")]
    [InlineData("{{ ''.maketrans({'a': 1, 98: 'z'}) }}", "{97: 1, 98: 'z'}")]
    [InlineData("{{ 'abc'.translate('xyz') }}", "abc")]
    [InlineData("{{ ''.maketrans('a','b') }}", "{97: 98}")]
    public void Translate_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ ''.maketrans('ab','x') }}", "ValueError")]
    [InlineData("{{ ''.maketrans('ab') }}", "TypeError")]
    [InlineData("{{ ''.maketrans({'ab': 1}) }}", "ValueError")]
    [InlineData("{{ 'abc'.translate({97: 1.5}) }}", "TypeError")]
    [InlineData("{{ 'abc'.translate({97: -1}) }}", "ValueError")]
    [InlineData("{{ 'abc'.translate(none) }}", "TypeError")]
    public void Translate_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ 'é'.encode() }}", "b'\\xc3\\xa9'")]
    [InlineData("{{ 'é'.encode('latin-1') }}", "b'\\xe9'")]
    [InlineData("{{ 'é'.encode('ascii','ignore') }}", "b''")]
    [InlineData("{{ 'é'.encode('ascii','replace') }}", "b'?'")]
    [InlineData("{{ 'é😀'.encode('ascii','xmlcharrefreplace') }}", "b'&#233;&#128512;'")]
    [InlineData("{{ 'é😀'.encode('ascii','backslashreplace') }}", "b'\\\\xe9\\\\U0001f600'")]
    [InlineData("{{ 'a\\'b\\n'.encode() }}", "b\"a'b\\n\"")]
    [InlineData("{{ 'é'.encode().decode() }}", "é")]
    [InlineData("{{ 'é'.encode().decode('latin-1') }}", "Ã©")]
    [InlineData("{{ 'ab'.encode().hex() }}", "6162")]
    [InlineData("{{ 'ab'.encode()[0] }}", "97")]
    [InlineData("{{ 'ab'.encode()|length }}", "2")]
    [InlineData("{{ 'ab'.encode()|list }}", "[97, 98]")]
    [InlineData("{{ 'é'.encode('utf-16-le') }}", "b'\\xe9\\x00'")]
    [InlineData("{{ 'a'.encode() == 'a'.encode() }}", "True")]
    [InlineData("{{ 'a'.encode(encoding='utf-8', errors='strict') }}", "b'a'")]
    [InlineData("{{ '\\x7f\"'.encode() }}", "b'\\x7f\"'")]
    public void Encode_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'é'.encode('ascii') }}", "UnicodeEncodeError")]
    [InlineData("{{ 'é'.encode().decode('ascii') }}", "UnicodeDecodeError")]
    [InlineData("{{ 'a'.encode('nope') }}", "LookupError")]
    [InlineData("{{ 'a'.encode(5) }}", "TypeError")]
    public void Encode_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ ('&lt;b&gt;'|safe).unescape() }}", "<b>")]
    [InlineData("{{ ('<b>a</b> &amp; c'|safe).striptags() }}", "a & c")]
    [InlineData("{{ ('x'|safe).escape('<') }}", "&lt;")]
    [InlineData("{{ ('&eacute;&#233;&#xe9;'|safe).unescape() }}", "ééé")]
    public void MarkupOnly_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 'a'.unescape() }}", "UndefinedError")]
    [InlineData("{{ 'a'.striptags() }}", "UndefinedError")]
    public void MarkupOnly_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));
}
