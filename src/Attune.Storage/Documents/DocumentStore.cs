using System.Text;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Dapper;

namespace Attune.Storage.Documents;

/// <summary>Documents in SQL that both databases share.</summary>
public sealed class DocumentStore(IDatabase database, TimeProvider time) : IDocumentStore
{
    private const string Living = $"""
        SELECT {DocumentRow.Columns}, d.secret AS Secret
        FROM documents d
        JOIN document_revisions r
            ON r.workspace_id = d.workspace_id AND r.kind = d.kind AND r.id = d.id AND r.version = d.version
        JOIN document_revisions c
            ON c.workspace_id = d.workspace_id AND c.kind = d.kind AND c.id = d.id AND c.version = r.created_version
        WHERE d.workspace_id = @workspaceId
        """;

    // One statement, so that the version and the documents are of one moment in both databases.
    private const string Everything = $"""
        SELECT w.configuration_version AS Current, {DocumentRow.Columns}, d.secret AS Secret
        FROM workspaces w
        LEFT JOIN documents d ON d.workspace_id = w.id/*kinds*/
        LEFT JOIN document_revisions r
            ON r.workspace_id = d.workspace_id AND r.kind = d.kind AND r.id = d.id AND r.version = d.version
        LEFT JOIN document_revisions c
            ON c.workspace_id = d.workspace_id AND c.kind = d.kind AND c.id = d.id AND c.version = r.created_version
        WHERE w.id = @workspaceId
        ORDER BY d.kind, d.id
        """;

    private const string AsOf = $"""
        SELECT {DocumentRow.Columns}
        FROM (
            SELECT workspace_id, kind, id, MAX(version) AS version
            FROM document_revisions
            WHERE workspace_id = @workspaceId AND configuration_version <= @version
            GROUP BY workspace_id, kind, id
        ) latest
        JOIN document_revisions d
            ON d.workspace_id = latest.workspace_id AND d.kind = latest.kind AND d.id = latest.id
            AND d.version = latest.version
        JOIN document_revisions r
            ON r.workspace_id = d.workspace_id AND r.kind = d.kind AND r.id = d.id AND r.version = d.version
        JOIN document_revisions c
            ON c.workspace_id = d.workspace_id AND c.kind = d.kind AND c.id = d.id AND c.version = d.created_version
        WHERE d.body IS NOT NULL
        ORDER BY d.kind, d.id
        """;

    public Task<DocumentWriteResult> CreateWorkspaceAsync(
        string workspaceId,
        IReadOnlyList<DocumentChange> changes,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return WriteAsync(
            changes,
            async connection =>
            {
                var created = await connection.ExecuteAsync(
                    "INSERT INTO workspaces (id, created_at, configuration_version) VALUES (@workspaceId, @now, 0) "
                        + "ON CONFLICT (id) DO NOTHING",
                    new { workspaceId, now }
                );
                if (created == 0)
                {
                    return new DocumentWriteResult
                    {
                        Status = DocumentWriteStatus.WorkspaceExists,
                        ConfigurationVersion = 0,
                    };
                }
                var write = await DocumentWrite.BeginAsync(connection, workspaceId, actor, now);
                return await write!.ApplyAsync(changes);
            },
            cancellationToken
        );
    }

    public Task<DocumentWriteResult> WriteAsync(
        string workspaceId,
        IReadOnlyList<DocumentChange> changes,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return WriteAsync(
            changes,
            async connection =>
                await DocumentWrite.BeginAsync(connection, workspaceId, actor, now) is { } write
                    ? await write.ApplyAsync(changes)
                    : new DocumentWriteResult { Status = DocumentWriteStatus.NoWorkspace, ConfigurationVersion = 0 },
            cancellationToken
        );
    }

    public Task<IReadOnlyList<WorkspaceVersion>> ListWorkspacesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<WorkspaceVersion>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<(string Id, long Version, long CreatedAt)>(
                    "SELECT id, configuration_version, created_at FROM workspaces ORDER BY id"
                );
                return
                [
                    .. rows.Select(row => new WorkspaceVersion(
                        row.Id,
                        row.Version,
                        DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt)
                    )),
                ];
            },
            cancellationToken
        );

    public Task<Document?> GetAsync(string workspaceId, string kind, string id, CancellationToken cancellationToken) =>
        FirstAsync(
            Living + " AND d.kind = @kind AND d.id = @id",
            new
            {
                workspaceId,
                kind,
                id,
            },
            cancellationToken
        );

    public Task<Document?> FindByNameAsync(
        string workspaceId,
        string kind,
        string name,
        CancellationToken cancellationToken
    ) =>
        FirstAsync(
            Living + " AND d.kind = @kind AND d.name = @name",
            new
            {
                workspaceId,
                kind,
                name,
            },
            cancellationToken
        );

    public Task<IReadOnlyList<Document>> ListAsync(
        string workspaceId,
        string kind,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<Document>>(
            async connection =>
                Convert(
                    await connection.QueryAsync<DocumentRow>(
                        Living + " AND d.kind = @kind ORDER BY d.id",
                        new { workspaceId, kind }
                    )
                ),
            cancellationToken
        );

    public Task<DocumentSet?> LoadAsync(
        string workspaceId,
        IReadOnlyList<string>? kinds,
        CancellationToken cancellationToken
    )
    {
        var parameters = new DynamicParameters(new { workspaceId });
        var names = (kinds ?? []).Select((kind, i) => Add($"kind{i}", kind)).ToList();
        var condition = kinds is null ? "" : $" AND d.kind IN ({string.Join(", ", names.DefaultIfEmpty("NULL"))})";
        var sql = Everything.Replace("/*kinds*/", condition, StringComparison.Ordinal);
        return database.ReadAsync(
            async connection =>
            {
                var rows = (await connection.QueryAsync<LoadedRow>(sql, parameters)).AsList();
                return rows.Count == 0
                    ? null
                    : new DocumentSet(workspaceId, rows[0].Current, Convert(rows.Where(row => row.Kind.Length > 0)));
            },
            cancellationToken
        );

        string Add(string name, string value)
        {
            parameters.Add(name, value);
            return "@" + name;
        }
    }

    public Task<DocumentSet?> LoadAsOfAsync(
        string workspaceId,
        long configurationVersion,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async connection =>
            {
                var current = await connection.QuerySingleOrDefaultAsync<long?>(
                    "SELECT configuration_version FROM workspaces WHERE id = @workspaceId",
                    new { workspaceId }
                );
                if (current is not { } number || configurationVersion > number || configurationVersion < 0)
                {
                    return null;
                }
                var rows = await connection.QueryAsync<DocumentRow>(
                    AsOf,
                    new { workspaceId, version = configurationVersion }
                );
                return new DocumentSet(workspaceId, configurationVersion, Convert(rows));
            },
            cancellationToken
        );

    public Task<DocumentRevision?> GetRevisionAsync(
        string workspaceId,
        string kind,
        string id,
        long version,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<RevisionRow>(
                        RevisionRow.Select
                            + " WHERE r.workspace_id = @workspaceId AND r.kind = @kind AND r.id = @id AND r.version = @version",
                        new
                        {
                            workspaceId,
                            kind,
                            id,
                            version,
                        }
                    )
                )?.ToRevision(),
            cancellationToken
        );

    public Task<IReadOnlyList<DocumentRevision>> AuditAsync(
        string workspaceId,
        AuditQuery query,
        CancellationToken cancellationToken
    )
    {
        var sql = new StringBuilder(query.WithRecords ? RevisionRow.Select : RevisionRow.SelectWithoutRecords).Append(
            " WHERE r.workspace_id = @workspaceId"
        );
        Condition(query.Kind, " AND r.kind = @Kind");
        Condition(query.Id, " AND r.id = @Id");
        Condition(query.ActorId, " AND r.actor_id = @ActorId");
        Condition(query.Action, " AND r.action = @Action");
        Condition(query.From, " AND r.changed_at >= @from");
        Condition(query.To, " AND r.changed_at < @to");
        Condition(query.BeforeSequence, " AND r.sequence < @BeforeSequence");
        sql.Append(" ORDER BY r.sequence DESC LIMIT @limit");
        return database.ReadAsync<IReadOnlyList<DocumentRevision>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<RevisionRow>(
                    sql.ToString(),
                    new
                    {
                        workspaceId,
                        query.Kind,
                        query.Id,
                        query.ActorId,
                        query.Action,
                        from = query.From?.ToUnixTimeMilliseconds(),
                        to = query.To?.ToUnixTimeMilliseconds(),
                        query.BeforeSequence,
                        limit = Math.Clamp(query.Limit, 1, DocumentLimits.MaximumPage),
                    }
                );
                return [.. rows.Select(row => row.ToRevision())];
            },
            cancellationToken
        );

        void Condition(object? value, string text)
        {
            if (value is not null)
            {
                sql.Append(text);
            }
        }
    }

    private async Task<DocumentWriteResult> WriteAsync(
        IReadOnlyList<DocumentChange> changes,
        Func<System.Data.Common.DbConnection, Task<DocumentWriteResult>> work,
        CancellationToken cancellationToken
    )
    {
        DocumentLimits.Require(changes);
        try
        {
            return await database.WriteAsync(work, cancellationToken);
        }
        catch (DocumentRefusedException refused)
        {
            return refused.Result;
        }
    }

    private Task<Document?> FirstAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
                (await connection.QuerySingleOrDefaultAsync<DocumentRow>(sql, parameters))?.ToDocument(),
            cancellationToken
        );

    private static IReadOnlyList<Document> Convert(IEnumerable<DocumentRow> rows) =>
        [.. rows.Select(row => row.ToDocument())];
}
