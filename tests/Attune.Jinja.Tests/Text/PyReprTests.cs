using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

public sealed class PyReprTests
{
    [Theory]
    [InlineData("", "''")]
    [InlineData("plain", "'plain'")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("say \"hi\"", "'say \"hi\"'")]
    [InlineData("it's \"both\"", "'it\\'s \"both\"'")]
    [InlineData("a\\b", "'a\\\\b'")]
    [InlineData("line\nfeed\ttab\rreturn", "'line\\nfeed\\ttab\\rreturn'")]
    [InlineData("\u0000\u001f\u007f", "'\\x00\\x1f\\x7f'")]
    [InlineData("\u0080\u00a0\u00ad", "'\\x80\\xa0\\xad'")]
    [InlineData("\u2028\u200b\ufeff", "'\\u2028\\u200b\\ufeff'")]
    [InlineData("é漢😀", "'é漢😀'")]
    [InlineData("\U000e0001", "'\\U000e0001'")]
    public void Of_String_IsPythons(string value, string expected) => Assert.Equal(expected, PyRepr.Of(value));

    [Fact]
    public void Of_LoneSurrogate_IsEscaped() => Assert.Equal("'a\\ud800b'", PyRepr.Of("a\ud800b"));
}
