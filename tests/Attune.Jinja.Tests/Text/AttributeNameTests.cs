using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Which attribute names are written, against what Jinja allows.</summary>
public sealed class AttributeNameTests
{
    [Theory]
    [InlineData("plain", true)]
    [InlineData("a b", false)]
    [InlineData("a\tb", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\rb", false)]
    [InlineData("a\u000cb", false)]
    [InlineData("a\u000bb", false)]
    [InlineData("a/b", false)]
    [InlineData("a>b", false)]
    [InlineData("a=b", false)]
    [InlineData("a<b", true)]
    [InlineData("a\"b", true)]
    [InlineData("a\u00a0b", true)]
    [InlineData("", true)]
    [InlineData("é", true)]
    [InlineData("data-x", true)]
    [InlineData("@click", true)]
    [InlineData(":bind", true)]
    [InlineData("a\u0085b", true)]
    public void IsLegal_OfName_IsJinjas(string name, bool expected) =>
        Assert.Equal(expected, AttributeName.IsLegal(name));
}
