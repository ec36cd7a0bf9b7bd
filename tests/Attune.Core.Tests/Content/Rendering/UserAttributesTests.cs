using Attune.Core.Content.Rendering;
using Attune.Decisions.Users;
using Attune.Jinja.Values;

namespace Attune.Core.Tests.Content.Rendering;

public sealed class UserAttributesTests
{
    [Theory]
    [InlineData("u_gd")]
    [InlineData("Gender")]
    [InlineData("gender")]
    public void Lookup_OfAStandardAttribute_FindsItUnderEverySpelling(string name)
    {
        var attributes = Show(stored: """{"u_gd":"male"}""");

        Assert.Equal("male", Text(attributes, name));
    }

    [Fact]
    public void Lookup_OfAPassedDisplayName_HidesTheStoredKey()
    {
        var attributes = Show(stored: """{"u_gd":"male","u_fn":"Jo"}""", passed: """{"Gender":"Female"}""");

        Assert.Equal("Female", Text(attributes, "u_gd"));
        Assert.Equal("Female", Text(attributes, "Gender"));
        Assert.Equal("Jo", Text(attributes, "First Name"));
    }

    [Fact]
    public void Lookup_OfACustomAttribute_IsExact()
    {
        var attributes = Show(stored: """{"Loyalty Tier":"gold"}""");

        Assert.Equal("gold", Text(attributes, "Loyalty Tier"));
        Assert.False(attributes.TryGetValue(Value.FromString("loyalty tier"), out _));
    }

    [Fact]
    public void Lookup_OfWhatNobodyKnows_FindsNothing()
    {
        Assert.False(Show().TryGetValue(Value.FromString("First Name"), out _));
        Assert.False(Show(stored: "{}").TryGetValue(Value.FromInt(1), out _));
    }

    [Fact]
    public void Lookup_OfANull_FindsNothing_AndAPassedNullHidesTheStoredValue()
    {
        var attributes = Show(stored: """{"u_fn":"Jo","u_ln":null}""", passed: """{"First Name":null}""");

        Assert.False(attributes.TryGetValue(Value.FromString("First Name"), out _));
        Assert.False(attributes.TryGetValue(Value.FromString("u_ln"), out _));
    }

    [Fact]
    public void Lookup_OfTheIdAndFirstSeen_ReadsTheProfile()
    {
        var attributes = Show(stored: "{}");

        Assert.Equal("JOHN012", Text(attributes, "ID"));
        Assert.Equal("JOHN012", Text(attributes, "uid"));
        Assert.Equal("1700000000000", Text(attributes, "First Seen"));
    }

    [Fact]
    public void Lookup_OfNumbers_KeepsThemExactly()
    {
        var attributes = Show(stored: """{"big":123456789012345678901234567890,"whole":1.0,"float":302.2,"int":42}""");

        Assert.Equal("123456789012345678901234567890", Text(attributes, "big"));
        Assert.Equal("1.0", Text(attributes, "whole"));
        Assert.Equal("302.2", Text(attributes, "float"));
        Assert.Equal("42", Text(attributes, "int"));
    }

    [Fact]
    public void Lookup_OfNestedValues_PrintsThemAsPythonDoes()
    {
        var attributes = Show(stored: """{"o":{"a":[1,"x",null,true],"b":{"c":1.5}}}""");

        Assert.Equal("{'a': [1, 'x', None, True], 'b': {'c': 1.5}}", Text(attributes, "o"));
    }

    [Fact]
    public void Pairs_NameEachAttributeOnce_ByItsDisplayName()
    {
        var attributes = Show(stored: """{"u_gd":"male","tier":"gold","u_ln":null}""", passed: """{"gender":"f"}""");

        Assert.Equal(["'Gender'='f'", "'tier'='gold'"], attributes.Pairs.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal(2, attributes.Count);
    }

    private static string Text(UserAttributes attributes, string name)
    {
        Assert.True(attributes.TryGetValue(Value.FromString(name), out var value));
        return value.TryGetString(out var text) ? text : value.ToString();
    }

    private static UserAttributes Show(string? stored = null, string passed = "{}")
    {
        var attributes = new UserAttributes();
        var user = stored is null
            ? null
            : new UserView
            {
                Id = Guid.Empty,
                BucketingId = "b",
                CustomerId = "JOHN012",
                FirstSeenMs = 1_700_000_000_000,
                Attributes = AttributeCatalog.Canonical(Parse(stored)),
            };
        attributes.Show(user, AttributeCatalog.Canonical(Parse(passed)));
        return attributes;
    }

    private static AttributeSet Parse(string json) => AttributeJson.Parse(System.Text.Encoding.UTF8.GetBytes(json));
}
