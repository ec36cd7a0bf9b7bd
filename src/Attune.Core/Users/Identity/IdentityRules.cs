using Attune.Decisions.Users;

namespace Attune.Core.Users.Identity;

/// <summary>Which attributes of a workspace's users are identifiers, by canonical key. Immutable.</summary>
internal sealed class IdentityRules
{
    private readonly string[] indexed;

    /// <param name="resolving">The workspace's setting: attributes that find a user, in the order in which they are tried.</param>
    public IdentityRules(IReadOnlyList<string> resolving)
    {
        Resolving = resolving.Select(AttributeCatalog.Canonical).Distinct(StringComparer.Ordinal).ToArray();
        indexed = Resolving
            .Append(Identifier.Email)
            .Append(Identifier.Mobile)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>What a call without a known customer id is resolved by; empty where identity resolution is off.</summary>
    public IReadOnlyList<string> Resolving { get; }

    /// <summary>
    /// What the alias table has of each user: the resolving ones, and email and mobile always, since previews, deletions and
    /// erasures name users by them.
    /// </summary>
    public IReadOnlyList<string> Indexed => indexed;

    /// <summary>The text by which an attribute's value finds its user, or null where it cannot: exact, a number by its digits.</summary>
    public static string? TextOf(AttributeValue value) =>
        value.Kind switch
        {
            AttributeKind.String => value.AsString() is { Length: > 0 } text ? text : null,
            AttributeKind.Integer or AttributeKind.BigInteger => value.ToString(),
            _ => null,
        };

    public bool IsIndexed(string kind) => Array.IndexOf(indexed, kind) >= 0;
}
