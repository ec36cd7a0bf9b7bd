namespace Attune.Core.Accounts;

/// <summary>Somebody who may sign in. Immutable.</summary>
public sealed record Person
{
    /// <summary>24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>In lower case; no two people have the same.</summary>
    public required string Email { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether the person runs the server: admin of every workspace, and may create workspaces.</summary>
    public bool IsOperator { get; init; }

    /// <summary>Null for somebody who signs in elsewhere, or who was invited and has not come yet.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Issuer and subject of an OpenID Connect account, joined by a blank; null where none is linked.</summary>
    public string? Subject { get; init; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int FailedSignIns { get; init; }

    /// <summary>Until when no password is looked at; null where none of that sort is set.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
