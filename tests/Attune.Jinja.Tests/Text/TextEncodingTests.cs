using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Encoding and decoding, against what Python gives.</summary>
public sealed class TextEncodingTests
{
    [Theory]
    [InlineData("é", "utf-8", "strict", "c3a9")]
    [InlineData("é", "latin-1", "strict", "e9")]
    [InlineData("é", "ascii", "ignore", "")]
    [InlineData("é", "ascii", "replace", "3f")]
    [InlineData("é😀", "ascii", "xmlcharrefreplace", "26233233333b26233132383531323b")]
    [InlineData("é😀", "ascii", "backslashreplace", "5c7865395c553030303166363030")]
    [InlineData("é", "UTF8", "strict", "c3a9")]
    [InlineData("a", "utf-16-le", "strict", "6100")]
    [InlineData("a", "utf-16-be", "strict", "0061")]
    [InlineData("a", "utf-16", "strict", "fffe6100")]
    [InlineData("a", "US-ASCII", "strict", "61")]
    public void Encode_OfText_IsPythons(string text, string encoding, string errors, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(TextEncoding.Encode(text, encoding, errors, Budgets.Wide())));

    [Theory]
    [InlineData("é", "ascii", "UnicodeEncodeError")]
    [InlineData("漢", "latin-1", "UnicodeEncodeError")]
    [InlineData("a", "nope", "LookupError")]
    public void Encode_OfWhatCannotBeWritten_FailsAsInPython(string text, string encoding, string error) =>
        Assert.Equal(
            error,
            Assert
                .Throws<JinjaRuntimeException>(() => TextEncoding.Encode(text, encoding, "strict", Budgets.Wide()))
                .PythonType
        );

    [Fact]
    public void Encode_OfLoneSurrogate_Fails() =>
        Assert.Throws<JinjaRuntimeException>(() => TextEncoding.Encode("\ud800", "utf-8", "strict", Budgets.Wide()));

    [Theory]
    [InlineData("c3a9", "utf-8", "strict", "é")]
    [InlineData("e9", "latin-1", "strict", "é")]
    [InlineData("61ff62", "utf-8", "ignore", "ab")]
    [InlineData("61ff", "utf-8", "replace", "a\ufffd")]
    public void Decode_OfBytes_IsPythons(string bytes, string encoding, string errors, string expected) =>
        Assert.Equal(expected, TextEncoding.Decode(Convert.FromHexString(bytes), encoding, errors, Budgets.Wide()));

    [Fact]
    public void Decode_OfWrongBytes_FailsAsInPython() =>
        Assert.Equal(
            "UnicodeDecodeError",
            Assert
                .Throws<JinjaRuntimeException>(() => TextEncoding.Decode([0xFF], "utf-8", "strict", Budgets.Wide()))
                .PythonType
        );
}
