namespace Attune.Decisions.Users;

/// <summary>An attribute that the product knows: one row of <see cref="AttributeCatalog"/>.</summary>
/// <param name="Key">The key under which it is stored, for example <c>u_em</c>.</param>
/// <param name="DisplayName">The name that editors insert into templates, for example <c>Email (Standard)</c>.</param>
/// <param name="Spellings">Other names that callers and templates use for it.</param>
/// <param name="CreateOnly">Set when the user is created and not changed by callers later.</param>
public sealed record StandardAttribute(
    string Key,
    string DisplayName,
    IReadOnlyList<string> Spellings,
    bool CreateOnly
);
