namespace Attune.Core.Workspaces.Keys;

/// <summary>Scopes as the API and the stored records spell them.</summary>
public static class KeyScopeNames
{
    private static readonly (string Name, KeyScopes Scope)[] Table =
    [
        ("personalize", KeyScopes.Personalize),
        ("data", KeyScopes.Data),
        ("content", KeyScopes.Content),
        ("manage", KeyScopes.Manage),
        ("operate", KeyScopes.Operate),
    ];

    /// <summary>All spellings, in the order of the scopes' numbers.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Table.Select(entry => entry.Name)];

    /// <summary>The one scope of this name, or <see cref="KeyScopes.None"/>.</summary>
    public static KeyScopes Parse(string name) => Table.FirstOrDefault(entry => entry.Name == name).Scope;

    /// <summary>All scopes that are named; a name from a newer version is left out.</summary>
    public static KeyScopes Parse(IEnumerable<string> names) =>
        names.Aggregate(KeyScopes.None, (scopes, name) => scopes | Parse(name));

    public static IReadOnlyList<string> Format(KeyScopes scopes) =>
        [.. Table.Where(entry => (scopes & entry.Scope) != 0).Select(entry => entry.Name)];
}
