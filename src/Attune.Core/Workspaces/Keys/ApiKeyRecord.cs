namespace Attune.Core.Workspaces.Keys;

/// <summary>What is stored of a key; its secret's hash lies beside it, where history and audit do not see it.</summary>
public sealed record ApiKeyRecord
{
    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The secret's last four characters, by which people tell keys apart; null for one that an operator chose.</summary>
    public string? Ending { get; init; }

    /// <summary>When the secret that holds now was made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }
}
