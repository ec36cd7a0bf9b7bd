using System.Text;
using Attune.Core.Workspaces.Audit;

namespace Attune.Core.Tests.Workspaces.Audit;

public sealed class JsonDiffTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """{"b":[1,2],"a":1}""", "")]
    [InlineData("""{"a":1.0}""", """{"a":1}""", "")]
    [InlineData("""{"a":null}""", """{}""", "")]
    [InlineData("""{"a":1}""", """{"a":2}""", "a: 1 -> 2")]
    [InlineData("""{"a":{"b":"x"}}""", """{"a":{"b":"y","c":true}}""", "a.b: \"x\" -> \"y\" | a.c: - -> true")]
    [InlineData("""{"a":{"b":"x"}}""", """{}""", "a: {\"b\":\"x\"} -> -")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,3,4]}""", "a[1]: 2 -> 3 | a[2]: - -> 4")]
    [InlineData("""{"a":[1]}""", """{"a":{"x":1}}""", "a: [1] -> {\"x\":1}")]
    [InlineData("5", "[]", ": 5 -> []")]
    public void Compare_TellsWhereTwoRecordsDiffer(string before, string after, string expected) =>
        Assert.Equal(expected, Words(before, after));

    [Fact]
    public void Compare_FollowsItemsByTheirIds()
    {
        const string before = """{"v":[{"id":"1","p":20},{"id":"2","p":80}]}""";
        const string after = """{"v":[{"id":"3","p":10},{"id":"1","p":20},{"id":"2","p":70}]}""";

        Assert.Equal("v[3]: - -> {\"id\":\"3\",\"p\":10} | v[2].p: 80 -> 70", Words(before, after));
    }

    [Fact]
    public void Compare_TellsAChangedOrderOnce()
    {
        const string before = """[{"id":"1"},{"id":"2"}]""";
        const string after = """[{"id":"2"},{"id":"1"}]""";

        Assert.Equal(" (order): [\"1\",\"2\"] -> [\"2\",\"1\"]", Words(before, after));
    }

    [Fact]
    public void Compare_WithNothing_IsOneChangeOfTheWhole()
    {
        Assert.Equal(": - -> {\"a\":1}", Words(null, """{"a":1}"""));
        Assert.Equal(": {\"a\":1} -> -", Words("""{"a":1}""", null));
        Assert.Equal("", Words(null, null));
    }

    [Fact]
    public void Compare_OfVeryDifferentRecords_StopsTelling()
    {
        var before = "[" + string.Join(',', Enumerable.Range(0, 2_000)) + "]";
        var after = "[" + string.Join(',', Enumerable.Range(1, 2_000)) + "]";

        Assert.Equal(JsonDiff.MaximumChanges, JsonDiff.Compare(Utf8(before), Utf8(after)).Count);
    }

    private static string Words(string? before, string? after) =>
        string.Join(
            " | ",
            JsonDiff
                .Compare(Utf8(before), Utf8(after))
                .Select(change =>
                    $"{change.Path}: {change.Before?.GetRawText() ?? "-"} -> {change.After?.GetRawText() ?? "-"}"
                )
        );

    private static ReadOnlyMemory<byte>? Utf8(string? json) =>
        json is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(json);
}
