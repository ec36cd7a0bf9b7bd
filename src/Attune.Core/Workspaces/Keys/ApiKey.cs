using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Keys;

/// <summary>A key as its workspace's managers see it: everything but the secret.</summary>
public sealed record ApiKey
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required KeyScopes Scopes { get; init; }

    /// <inheritdoc cref="ApiKeyRecord.Ending"/>
    public string? Ending { get; init; }

    /// <summary>Of the document; grows with every change.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Actor CreatedBy { get; init; }

    /// <inheritdoc cref="ApiKeyRecord.GeneratedAt"/>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Exact to the minute; null for a key that was never shown.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    internal static ApiKey From(Document document, DateTimeOffset? lastUsedAt)
    {
        var record = WorkspaceJson.Read<ApiKeyRecord>(document.Json);
        return new ApiKey
        {
            Id = document.Id,
            Name = record.Name,
            Scopes = KeyScopeNames.Parse(record.Scopes),
            Ending = record.Ending,
            Version = document.Version,
            CreatedAt = document.CreatedAt,
            CreatedBy = document.CreatedBy,
            GeneratedAt = record.GeneratedAt,
            LastUsedAt = lastUsedAt,
        };
    }
}
