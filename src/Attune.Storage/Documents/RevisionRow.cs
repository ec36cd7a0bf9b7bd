using System.Text;
using Attune.Core.Workspaces.Documents;

namespace Attune.Storage.Documents;

/// <summary>A revision and the body of the one before it, as SQL returns them.</summary>
internal sealed record RevisionRow
{
    private const string Columns = """
        SELECT r.sequence AS Sequence, r.workspace_id AS WorkspaceId, r.kind AS Kind, r.id AS Id, r.version AS Version,
            r.name AS Name, r.action AS Action,
            r.actor_kind AS ActorKind, r.actor_id AS ActorId, r.actor_name AS ActorName, r.changed_at AS At,
            r.configuration_version AS ConfigurationVersion, r.restored_from AS RestoredFrom
        """;

    public const string SelectWithoutRecords = $"{Columns} FROM document_revisions r";

    public const string Select = $"""
        {Columns}, p.body AS Before, r.body AS After
        FROM document_revisions r
        LEFT JOIN document_revisions p
            ON p.workspace_id = r.workspace_id AND p.kind = r.kind AND p.id = r.id AND p.version = r.version - 1
        """;

    public long Sequence { get; init; }

    public string WorkspaceId { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Id { get; init; } = "";

    public long Version { get; init; }

    public string? Name { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string Action { get; init; } = "";

    public string ActorKind { get; init; } = "";

    public string ActorId { get; init; } = "";

    public string ActorName { get; init; } = "";

    public long At { get; init; }

    public long ConfigurationVersion { get; init; }

    public long? RestoredFrom { get; init; }

    public DocumentRevision ToRevision() =>
        new()
        {
            Sequence = Sequence,
            WorkspaceId = WorkspaceId,
            Kind = Kind,
            Id = Id,
            Version = Version,
            Name = Name,
            Before = Utf8(Before),
            After = Utf8(After),
            Action = Action,
            Actor = ActorColumns.Read(ActorKind, ActorId, ActorName),
            At = DateTimeOffset.FromUnixTimeMilliseconds(At),
            ConfigurationVersion = ConfigurationVersion,
            RestoredFrom = RestoredFrom,
        };

    private static ReadOnlyMemory<byte>? Utf8(string? text) =>
        text is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(text);
}
