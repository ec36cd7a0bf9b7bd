namespace Attune.Core.Workspaces.Documents;

/// <summary>
/// Something that people configured, in the version that holds now. Immutable and therefore safe to share.
/// </summary>
public sealed record Document
{
    public required string WorkspaceId { get; init; }

    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>1 for the first, plus 1 for each change; never reused, also after the document was deleted.</summary>
    public required long Version { get; init; }

    /// <summary>Unique among the living documents of the kind, where the kind has such a name; otherwise null.</summary>
    public string? Name { get; init; }

    /// <summary>The record as UTF-8 JSON, exactly as it was written.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>What neither history nor audit trail may keep, such as the hash of a key; null where there is none.</summary>
    public ReadOnlyMemory<byte>? Secret { get; init; }

    /// <summary>The workspace's configuration version that this version of the document began with.</summary>
    public required long ConfigurationVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Actor CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required Actor UpdatedBy { get; init; }

    public DocumentKey Key => new(Kind, Id);
}
