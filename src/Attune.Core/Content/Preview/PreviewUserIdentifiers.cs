using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Core.Content.Preview;

/// <summary>The names by which a preview may name a user (wire.md 3.1 and the rulings), each in any case.</summary>
internal static class PreviewUserIdentifiers
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ID"] = Identifier.CustomerId,
        ["customer_id"] = Identifier.CustomerId,
        ["uid"] = Identifier.CustomerId,
        ["email"] = Identifier.Email,
        ["u_em"] = Identifier.Email,
        ["mobile"] = Identifier.Mobile,
        ["phone"] = Identifier.Mobile,
        ["u_mb"] = Identifier.Mobile,
        ["visitor_id"] = Identifier.VisitorId,
        ["visitor id"] = Identifier.VisitorId,
    };

    /// <summary>The kind of identifier meant, or null for an unknown name.</summary>
    public static string? Find(string name, IReadOnlyList<string> configured)
    {
        if (Kinds.TryGetValue(name, out var kind))
        {
            return kind;
        }
        var canonical = AttributeCatalog.Canonical(name);
        return configured.FirstOrDefault(key => key.Equals(canonical, StringComparison.OrdinalIgnoreCase))
            ?? Kinds.GetValueOrDefault(canonical);
    }

    /// <summary>The names, for an error.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> configured) =>
        [.. Kinds.Keys, .. configured.Where(key => !Kinds.ContainsKey(key))];
}
