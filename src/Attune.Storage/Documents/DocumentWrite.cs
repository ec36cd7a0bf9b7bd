using System.Data.Common;
using System.Text;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Dapper;

namespace Attune.Storage.Documents;

/// <summary>
/// One write inside its transaction. The workspace's row is taken first, so that writes to one workspace follow each
/// other and their configuration versions have no gaps.
/// </summary>
internal sealed class DocumentWrite(
    DbConnection connection,
    string workspaceId,
    long configurationVersion,
    Actor actor,
    long now
)
{
    /// <summary>Moves the configuration version on; null where the workspace does not exist.</summary>
    public static async Task<DocumentWrite?> BeginAsync(
        DbConnection connection,
        string workspaceId,
        Actor actor,
        long now
    )
    {
        var version = await connection.QuerySingleOrDefaultAsync<long?>(
            "UPDATE workspaces SET configuration_version = configuration_version + 1 WHERE id = @workspaceId "
                + "RETURNING configuration_version",
            new { workspaceId }
        );
        return version is { } number ? new DocumentWrite(connection, workspaceId, number, actor, now) : null;
    }

    /// <exception cref="DocumentRefusedException">A change cannot be made, and so none may be.</exception>
    public async Task<DocumentWriteResult> ApplyAsync(IReadOnlyList<DocumentChange> changes)
    {
        var versions = new long[changes.Count];
        for (var i = 0; i < changes.Count; i++)
        {
            versions[i] = await ApplyAsync(changes[i], configurationVersion * DocumentLimits.MaximumChanges + i);
        }
        return new DocumentWriteResult
        {
            Status = DocumentWriteStatus.Written,
            ConfigurationVersion = configurationVersion,
            Versions = versions,
        };
    }

    private async Task<long> ApplyAsync(DocumentChange change, long sequence)
    {
        var state = await connection.QuerySingleAsync<State>(
            """
            SELECT
                (SELECT MAX(version) FROM document_revisions
                    WHERE workspace_id = @workspaceId AND kind = @Kind AND id = @Id) AS Last,
                (SELECT version FROM documents WHERE workspace_id = @workspaceId AND kind = @Kind AND id = @Id) AS Living,
                (SELECT name FROM documents WHERE workspace_id = @workspaceId AND kind = @Kind AND id = @Id) AS Name
            """,
            new
            {
                workspaceId,
                change.Kind,
                change.Id,
            }
        );
        var living = state.Living ?? 0;
        if (change.ExpectedVersion is { } expected && expected != living)
        {
            throw Refuse(DocumentWriteStatus.VersionConflict, new DocumentKey(change.Kind, change.Id), living);
        }
        var version = (state.Last ?? 0) + 1;
        if (change.Json is not { } json)
        {
            return living == 0 ? version - 1 : await DeleteAsync(change, state.Name, version, sequence);
        }
        await RequireFreeNameAsync(change);
        await InsertRevisionAsync(
            change,
            change.Name,
            Encoding.UTF8.GetString(json.Span),
            version,
            living == 0,
            sequence
        );
        await connection.ExecuteAsync(
            """
            INSERT INTO documents (workspace_id, kind, id, version, name, secret)
            VALUES (@workspaceId, @Kind, @Id, @version, @Name, @secret)
            ON CONFLICT (workspace_id, kind, id) DO UPDATE
            SET version = excluded.version, name = excluded.name, secret = COALESCE(excluded.secret, documents.secret)
            """,
            new
            {
                workspaceId,
                change.Kind,
                change.Id,
                version,
                change.Name,
                secret = change.Secret?.ToArray(),
            }
        );
        return version;
    }

    private async Task<long> DeleteAsync(DocumentChange change, string? name, long version, long sequence)
    {
        await InsertRevisionAsync(change, name, body: null, version, isNew: false, sequence);
        await connection.ExecuteAsync(
            "DELETE FROM documents WHERE workspace_id = @workspaceId AND kind = @Kind AND id = @Id",
            new
            {
                workspaceId,
                change.Kind,
                change.Id,
            }
        );
        return version;
    }

    private async Task RequireFreeNameAsync(DocumentChange change)
    {
        if (change.Name is null)
        {
            return;
        }
        var holder = await connection.QuerySingleOrDefaultAsync<Holder>(
            """
            SELECT id AS Id, version AS Version FROM documents
            WHERE workspace_id = @workspaceId AND kind = @Kind AND name = @Name AND id <> @Id
            """,
            new
            {
                workspaceId,
                change.Kind,
                change.Name,
                change.Id,
            }
        );
        if (holder is not null)
        {
            throw Refuse(DocumentWriteStatus.NameTaken, new DocumentKey(change.Kind, holder.Id), holder.Version);
        }
    }

    private Task InsertRevisionAsync(
        DocumentChange change,
        string? name,
        string? body,
        long version,
        bool isNew,
        long sequence
    ) =>
        connection.ExecuteAsync(
            """
            INSERT INTO document_revisions (workspace_id, sequence, kind, id, version, created_version, name, body,
                action, actor_kind, actor_id, actor_name, changed_at, configuration_version, restored_from)
            VALUES (@workspaceId, @sequence, @Kind, @Id, @version,
                CASE WHEN @isNew THEN @version ELSE (SELECT created_version FROM document_revisions
                    WHERE workspace_id = @workspaceId AND kind = @Kind AND id = @Id AND version = @version - 1) END,
                @name, @body, @Action, @actorKind, @actorId, @actorName, @now, @configurationVersion, @RestoredFrom)
            """,
            new
            {
                workspaceId,
                sequence,
                change.Kind,
                change.Id,
                version,
                isNew,
                name,
                body,
                change.Action,
                actorKind = ActorColumns.Kind(actor),
                actorId = actor.Id,
                actorName = actor.Name,
                now,
                configurationVersion,
                change.RestoredFrom,
            }
        );

    private DocumentRefusedException Refuse(DocumentWriteStatus status, DocumentKey key, long version) =>
        new(
            new DocumentWriteResult
            {
                Status = status,
                // The version that was taken for this write is given back with it.
                ConfigurationVersion = configurationVersion - 1,
                Conflict = key,
                ConflictVersion = version,
            }
        );

    private sealed record State
    {
        public long? Last { get; init; }

        public long? Living { get; init; }

        public string? Name { get; init; }
    }

    private sealed record Holder
    {
        public string Id { get; init; } = "";

        public long Version { get; init; }
    }
}
