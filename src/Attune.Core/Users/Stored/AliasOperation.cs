namespace Attune.Core.Users.Stored;

/// <summary>What an <see cref="AliasWrite"/> does.</summary>
public enum AliasOperation
{
    /// <summary>The identifier finds the user from now on. A unique one must be free.</summary>
    Add,

    /// <summary>The identifier does not find the user any more.</summary>
    Remove,

    /// <summary>The user was updated: of several with this identifier they are now the one found.</summary>
    Touch,
}
