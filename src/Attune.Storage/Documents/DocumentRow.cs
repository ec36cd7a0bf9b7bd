using System.Text;
using Attune.Core.Workspaces.Documents;

namespace Attune.Storage.Documents;

/// <summary>A living document with the revision that holds and the one that created it, as SQL returns them.</summary>
internal record DocumentRow
{
    public const string Columns = """
        d.workspace_id AS WorkspaceId, d.kind AS Kind, d.id AS Id, d.version AS Version, d.name AS Name,
        r.body AS Body, r.configuration_version AS ConfigurationVersion,
        c.changed_at AS CreatedAt, c.actor_kind AS CreatedByKind, c.actor_id AS CreatedById, c.actor_name AS CreatedByName,
        r.changed_at AS UpdatedAt, r.actor_kind AS UpdatedByKind, r.actor_id AS UpdatedById, r.actor_name AS UpdatedByName
        """;

    public string WorkspaceId { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Id { get; init; } = "";

    public long Version { get; init; }

    public string? Name { get; init; }

    public string Body { get; init; } = "";

    public byte[]? Secret { get; init; }

    public long ConfigurationVersion { get; init; }

    public long CreatedAt { get; init; }

    public string CreatedByKind { get; init; } = "";

    public string CreatedById { get; init; } = "";

    public string CreatedByName { get; init; } = "";

    public long UpdatedAt { get; init; }

    public string UpdatedByKind { get; init; } = "";

    public string UpdatedById { get; init; } = "";

    public string UpdatedByName { get; init; } = "";

    public Document ToDocument() =>
        new()
        {
            WorkspaceId = WorkspaceId,
            Kind = Kind,
            Id = Id,
            Version = Version,
            Name = Name,
            Json = Encoding.UTF8.GetBytes(Body),
            Secret = Secret is null ? (ReadOnlyMemory<byte>?)null : Secret,
            ConfigurationVersion = ConfigurationVersion,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            CreatedBy = ActorColumns.Read(CreatedByKind, CreatedById, CreatedByName),
            UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt),
            UpdatedBy = ActorColumns.Read(UpdatedByKind, UpdatedById, UpdatedByName),
        };
}
