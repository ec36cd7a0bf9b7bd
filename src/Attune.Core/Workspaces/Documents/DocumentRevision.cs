namespace Attune.Core.Workspaces.Documents;

/// <summary>
/// One step in a document's life: at the same time an entry of its history and an entry of the audit trail, and
/// therefore written in one transaction with the change itself.
/// </summary>
public sealed record DocumentRevision
{
    /// <summary>Grows by at least 1 with every revision of the workspace; what pages of the audit trail continue from.</summary>
    public required long Sequence { get; init; }

    public required string WorkspaceId { get; init; }

    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>The version that this step made.</summary>
    public required long Version { get; init; }

    /// <summary>The name that the document had after the step, or before it for a deletion.</summary>
    public string? Name { get; init; }

    /// <summary>The record before the step; null where the document did not exist.</summary>
    public ReadOnlyMemory<byte>? Before { get; init; }

    /// <summary>The record after the step; null where the step deleted the document.</summary>
    public ReadOnlyMemory<byte>? After { get; init; }

    public required string Action { get; init; }

    public required Actor Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long ConfigurationVersion { get; init; }

    public long? RestoredFrom { get; init; }
}
