using Attune.Decisions.Users;

namespace Attune.Dashboard.Parts;

/// <summary>What a user is called on pages.</summary>
public static class UserNames
{
    /// <summary>The name where there is one, or else whatever identifies the user.</summary>
    public static string Of(UserView user)
    {
        var first = Text(user, AttributeCatalog.FirstName);
        var last = Text(user, AttributeCatalog.LastName);
        return (first.Length > 0 || last.Length > 0) ? $"{first} {last}".Trim()
            : Text(user, AttributeCatalog.Name) is { Length: > 0 } name ? name
            : Text(user, AttributeCatalog.Email) is { Length: > 0 } email ? email
            : user.CustomerId ?? user.Id.ToString();
    }

    private static string Text(UserView user, string key) =>
        user.Attributes[key] is { Kind: AttributeKind.String } value ? value.AsString() : "";
}
