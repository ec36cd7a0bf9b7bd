using Attune.Decisions.Users;

namespace Attune.Decisions.Tests.Users;

public sealed class AttributeCatalogTests
{
    [Theory]
    [InlineData("Email", "u_em")]
    [InlineData("Email (Standard)", "u_em")]
    [InlineData("u_em", "u_em")]
    [InlineData("email", "u_em")]
    [InlineData("first_name", "u_fn")]
    [InlineData("First name", "u_fn")]
    [InlineData("FIRST NAME", "u_fn")]
    [InlineData("name", "u_n")]
    [InlineData("last_name", "u_ln")]
    [InlineData("Gender", "u_gd")]
    [InlineData("Mobile Number (Standard)", "u_mb")]
    [InlineData("Mobile Number", "u_mb")]
    [InlineData("ID", "uid")]
    [InlineData("customer_id", "uid")]
    [InlineData("User Time Zone Offset (Mins)", "moe_dtzo")]
    [InlineData("User Timezone Offset (Mins)", "moe_dtzo")]
    [InlineData("Last Known City", "moe_ip_city")]
    [InlineData("membership", "membership")]
    [InlineData("Brand", "Brand")]
    [InlineData("first__name", "first__name")]
    public void Canonical_OfEachSpelling_IsTheStoredKey(string name, string key) =>
        Assert.Equal(key, AttributeCatalog.Canonical(name));

    [Fact]
    public void EachName_BelongsToOneAttribute_AlsoWithoutCase()
    {
        var names = AttributeCatalog
            .All.SelectMany(row =>
                new[] { row.Key, row.DisplayName }
                    .Concat(row.Spellings)
                    .Select(name => name.ToLowerInvariant())
                    .Distinct()
            )
            .ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Canonical_OfASet_LetsALaterSpellingReplaceAnEarlierOne() =>
        Assert.Equal(
            "{\"u_gd\":\"Female\",\"x\":1}",
            AttributeCatalog
                .Canonical(AttributeSet.Empty.With("u_gd", "male").With("x", 1).With("Gender", "Female"))
                .ToString()
        );
}
