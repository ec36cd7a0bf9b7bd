using Attune.Decisions.Sessions;

namespace Attune.Decisions.Tests.Sessions;

public sealed class SystemNamesTests
{
    [Theory]
    [InlineData("macOS", "Mac OS X")]
    [InlineData(" MACOS ", "Mac OS X")]
    [InlineData("Mac OS X", "Mac OS X")]
    [InlineData("iPadOS", "iOS")]
    [InlineData("ChromeOS", "Chrome OS")]
    [InlineData("Android", "Android")]
    [InlineData("Something New", "Something New")]
    public void Canonical_OfAnySpelling_IsTheNameThatDevicesHave(string name, string expected)
    {
        Assert.Equal(expected, SystemNames.Canonical(name));
    }
}
