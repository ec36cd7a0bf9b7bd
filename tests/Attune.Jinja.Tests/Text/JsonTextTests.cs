using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>JSON strings, against what Jinja gives.</summary>
public sealed class JsonTextTests
{
    [Theory]
    [InlineData("plain", "\"plain\"", "\"plain\"")]
    [InlineData("\"\\/", "\"\\\"\\\\/\"", "\"\\\"\\\\/\"")]
    [InlineData("\n\r\t\u000c\u0008", "\"\\n\\r\\t\\f\\b\"", "\"\\n\\r\\t\\f\\b\"")]
    [InlineData("\u0000\u001f\u007f", "\"\\u0000\\u001f\\u007f\"", "\"\\u0000\\u001f\u007f\"")]
    [InlineData("<>&'", "\"\\u003c\\u003e\\u0026\\u0027\"", "\"\\u003c\\u003e\\u0026\\u0027\"")]
    [InlineData("é😀", "\"\\u00e9\\ud83d\\ude00\"", "\"é😀\"")]
    [InlineData("\u2028", "\"\\u2028\"", "\"\u2028\"")]
    [InlineData("", "\"\"", "\"\"")]
    public void Append_OfString_IsJinjas(string text, string ascii, string unicode) => Check(text, ascii, unicode);

    private static void Check(string text, string ascii, string unicode)
    {
        var first = new TextBuilder(16);
        JsonText.Append(ref first, text, ensureAscii: true);
        var second = new TextBuilder(16);
        JsonText.Append(ref second, text, ensureAscii: false);
        Assert.Equal(first.Length, JsonText.Length(text, true) + 2);
        Assert.Equal(second.Length, JsonText.Length(text, false) + 2);
        Assert.Equal((ascii, unicode), (first.ToStringAndDispose(), second.ToStringAndDispose()));
    }
}
