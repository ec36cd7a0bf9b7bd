using System.Buffers;
using System.Text;

namespace Attune.Jinja.Tests.Rendering;

public sealed class EscapedOutputTests
{
    private static readonly Template Template = new JinjaEnvironment(
        new JinjaOptions { Autoescape = AutoescapeModes.On, Limits = RenderLimits.JinjaOnly }
    ).FromString("[{{ text }}]{{ row.a }}<{{ row.b }}>{{ row.c }}");

    [Theory]
    [InlineData('&', "&amp;")]
    [InlineData('<', "&lt;")]
    [InlineData('>', "&gt;")]
    [InlineData('"', "&#34;")]
    [InlineData('\'', "&#39;")]
    public void Render_EscapesAReservedCharacterAtAnyPlaceOfATextOfAnyLength(char reserved, string reference)
    {
        for (var length = 1; length <= 40; length++)
        {
            for (var place = 0; place < length; place++)
            {
                var text = new string('ö', place) + reserved + new string('x', length - place - 1);
                var escaped = new string('ö', place) + reference + new string('x', length - place - 1);

                Assert.Equal($"[{escaped}]{escaped}<{escaped}>{escaped}", Template.Render(DataOf(text)));
            }
        }
    }

    [Fact]
    public void Render_OfEveryCharacter_EscapesTheFiveAlone()
    {
        var text = string.Concat(Enumerable.Range(1, 0xD7FF).Select(c => (char)c));

        var rendered = Template.Render(DataOf(text));

        var expected = text.Replace("&", "&amp;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;")
            .Replace("\"", "&#34;")
            .Replace("'", "&#39;");
        Assert.Equal($"[{expected}]{expected}<{expected}>{expected}", rendered);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("Zoë in Köln 東京 🎉🎉")]
    [InlineData("")]
    public void Render_AsUtf8_GivesTheBytesOfTheString(string text)
    {
        var repeated = string.Concat(Enumerable.Repeat(text, 7_000));
        foreach (var sample in new[] { text, repeated })
        {
            var buffer = new ArrayBufferWriter<byte>();

            Template.Render(DataOf(sample), buffer);

            Assert.Equal(Template.Render(DataOf(sample)), Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
    }

    [Fact]
    public void Render_AsUtf8OfALoneSurrogate_WritesTheReplacementCharacter()
    {
        var buffer = new ArrayBufferWriter<byte>();

        Template.Render(DataOf("a\uD83Db"), buffer);

        Assert.StartsWith("[a\uFFFDb]", Encoding.UTF8.GetString(buffer.WrittenSpan), StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> DataOf(string text) =>
        new()
        {
            ["text"] = text,
            ["row"] = new Dictionary<string, object?>
            {
                ["a"] = text,
                ["b"] = text,
                ["c"] = text,
            },
        };
}
