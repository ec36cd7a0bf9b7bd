using Attune.Core.Workspaces.Keys;

namespace Attune.Server.Management.Keys;

/// <summary>A key without its secret, but for the answer that has just made one.</summary>
public sealed record KeyBody
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The secret, once: in the answer to creating or regenerating.</summary>
    public string? Secret { get; init; }

    /// <summary>The last four characters of a generated secret.</summary>
    public string? Ending { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required ActorBody CreatedBy { get; init; }

    /// <summary>When the secret that holds now was made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Exact to the minute; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    internal static KeyBody From(ApiKey key, string? secret = null) =>
        new()
        {
            Id = key.Id,
            Name = key.Name,
            Scopes = KeyScopeNames.Format(key.Scopes),
            Secret = secret,
            Ending = key.Ending,
            CreatedAt = key.CreatedAt,
            CreatedBy = ActorBody.From(key.CreatedBy),
            GeneratedAt = key.GeneratedAt,
            LastUsedAt = key.LastUsedAt,
        };
}
