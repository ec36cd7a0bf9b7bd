using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

/// <summary>The builder under all text functions.</summary>
public sealed class TextBuilderTests
{
    [Fact]
    public void Append_OfAnyPieces_GivesThemInOrder() =>
        Gen.String.Array.Sample(pieces =>
        {
            var builder = new TextBuilder(stackalloc char[8]);
            foreach (var piece in pieces)
            {
                builder.Append(piece);
            }

            Assert.Equal(pieces.Sum(piece => piece.Length), builder.Length);
            Assert.Equal(string.Concat(pieces), builder.ToStringAndDispose());
        });

    [Fact]
    public void AppendCodePoint_BeyondTheBasicPlane_WritesAPair()
    {
        var builder = new TextBuilder(1);
        builder.AppendCodePoint(0x1F600);
        builder.AppendCodePoint('a');
        builder.AppendCodePoint(0xD800);
        Assert.Equal("😀a\ud800", builder.ToStringAndDispose());
    }

    [Fact]
    public void Truncate_TakesTheEndAway()
    {
        var builder = new TextBuilder(4);
        builder.Append("hello");
        builder.Append('!', 3);
        builder.Append('?', -1);
        builder.Truncate(6);
        Assert.Equal('!', builder.Last);
        Assert.Equal("hello!", builder.ToStringAndDispose());
    }

    [Fact]
    public void Dispose_AfterTheString_IsHarmless()
    {
        var builder = new TextBuilder(4);
        builder.Append("x");
        Assert.Equal("x", builder.ToStringAndDispose());
        builder.Dispose();
        Assert.Equal(0, builder.Length);
    }
}
