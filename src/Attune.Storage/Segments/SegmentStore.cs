using System.Data.Common;
using Attune.Core.Segments;
using Dapper;

namespace Attune.Storage.Segments;

/// <summary>Uploads and members of segments in SQL that both databases share.</summary>
public sealed class SegmentStore(IDatabase database) : ISegmentStore
{
    private const int AtOnce = 250;

    public Task<SegmentUpload> CreateUploadAsync(SegmentUpload upload, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                var number = await connection.ExecuteScalarAsync<long>(
                    "SELECT COALESCE(MAX(number), 0) + 1 FROM segment_uploads WHERE workspace_id = @WorkspaceId",
                    new { upload.WorkspaceId }
                );
                var numbered = upload with { Number = number };
                await connection.ExecuteAsync(UploadRow.Insert, UploadRow.Of(numbered));
                return numbered;
            },
            cancellationToken
        );

    public Task AppendPieceAsync(
        SegmentUpload upload,
        int piece,
        ReadOnlyMemory<byte> lines,
        CancellationToken cancellationToken
    )
    {
        var bytes = lines.ToArray();
        return database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    """
                    INSERT INTO segment_upload_pieces (workspace_id, number, piece, lines)
                    VALUES (@WorkspaceId, @Number, @piece, @bytes)
                    ON CONFLICT (workspace_id, number, piece) DO UPDATE SET lines = excluded.lines
                    """,
                    new
                    {
                        upload.WorkspaceId,
                        upload.Number,
                        piece = (long)piece,
                        bytes,
                    }
                ),
            cancellationToken
        );
    }

    public Task<byte[]> ReadPieceAsync(SegmentUpload upload, int piece, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleAsync<byte[]>(
                    "SELECT lines FROM segment_upload_pieces "
                        + "WHERE workspace_id = @WorkspaceId AND number = @Number AND piece = @piece",
                    new
                    {
                        upload.WorkspaceId,
                        upload.Number,
                        piece = (long)piece,
                    }
                ),
            cancellationToken
        );

    public Task UpdateAsync(SegmentUpload upload, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(UploadRow.Update, UploadRow.Of(upload));
                if (upload.FinishedAt is not null)
                {
                    await DeletePiecesAsync(connection, upload.WorkspaceId, upload.Number);
                }
                return 0;
            },
            cancellationToken
        );

    public Task<SegmentUpload?> NextAsync(CancellationToken cancellationToken) =>
        FirstAsync(
            "WHERE state IN ('Waiting', 'Fetching', 'Running', 'Sweeping') ORDER BY created_at, number LIMIT 1",
            new { },
            cancellationToken
        );

    public Task<SegmentUpload?> FindUploadAsync(string workspaceId, string id, CancellationToken cancellationToken) =>
        FirstAsync("WHERE workspace_id = @workspaceId AND id = @id", new { workspaceId, id }, cancellationToken);

    public Task<IReadOnlyList<SegmentUpload>> ListUploadsAsync(
        string workspaceId,
        string? segmentId,
        int limit,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<SegmentUpload>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<UploadRow>(
                    UploadRow.Select
                        + " WHERE workspace_id = @workspaceId"
                        + (segmentId is null ? "" : " AND segment_id = @segmentId")
                        + " ORDER BY number DESC LIMIT @limit",
                    new
                    {
                        workspaceId,
                        segmentId,
                        limit,
                    }
                );
                return [.. rows.Select(row => row.ToUpload())];
            },
            cancellationToken
        );

    public Task TrimAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                var old = await connection.QueryAsync<(string WorkspaceId, long Number)>(
                    "SELECT workspace_id, number FROM segment_uploads "
                        + "WHERE state IN ('Done', 'Failed', 'Receiving') AND created_at < @before LIMIT 1000",
                    new { before = before.ToUnixTimeMilliseconds() }
                );
                foreach (var (workspaceId, number) in old.AsList())
                {
                    await DeletePiecesAsync(connection, workspaceId, number);
                    await connection.ExecuteAsync(
                        "DELETE FROM segment_uploads WHERE workspace_id = @workspaceId AND number = @number",
                        new { workspaceId, number }
                    );
                }
                return 0;
            },
            cancellationToken
        );

    public Task AddMembersAsync(
        string workspaceId,
        string segmentId,
        long number,
        IReadOnlyCollection<Guid> users,
        CancellationToken cancellationToken
    ) =>
        EachAsync(
            users,
            """
            INSERT INTO segment_members (workspace_id, segment_id, user_id, number)
            VALUES (@workspaceId, @segmentId, @user, @number)
            ON CONFLICT (workspace_id, segment_id, user_id) DO UPDATE SET number = excluded.number
            """,
            user => new
            {
                workspaceId,
                segmentId,
                user = Bytes(user),
                number,
            },
            cancellationToken
        );

    public Task RemoveMembersAsync(
        string workspaceId,
        string segmentId,
        IReadOnlyCollection<Guid> users,
        CancellationToken cancellationToken
    ) =>
        EachAsync(
            users,
            "DELETE FROM segment_members WHERE workspace_id = @workspaceId AND segment_id = @segmentId AND user_id = @user",
            user => new
            {
                workspaceId,
                segmentId,
                user = Bytes(user),
            },
            cancellationToken
        );

    public Task<IReadOnlyList<Guid>> MembersBeforeAsync(
        string workspaceId,
        string segmentId,
        long number,
        int limit,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<Guid>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<byte[]>(
                    "SELECT user_id FROM segment_members "
                        + "WHERE workspace_id = @workspaceId AND segment_id = @segmentId AND number < @number LIMIT @limit",
                    new
                    {
                        workspaceId,
                        segmentId,
                        number,
                        limit,
                    }
                );
                return [.. rows.Select(bytes => new Guid(bytes, bigEndian: true))];
            },
            cancellationToken
        );

    public Task<bool> IsMemberSinceAsync(
        string workspaceId,
        string segmentId,
        long number,
        Guid user,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async connection =>
                await connection.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM segment_members WHERE workspace_id = @workspaceId AND segment_id = @segmentId "
                        + "AND user_id = @user AND number >= @number",
                    new
                    {
                        workspaceId,
                        segmentId,
                        user = Bytes(user),
                        number,
                    }
                ) > 0,
            cancellationToken
        );

    public Task<long> CountAsync(string workspaceId, string segmentId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM segment_members WHERE workspace_id = @workspaceId AND segment_id = @segmentId",
                    new { workspaceId, segmentId }
                ),
            cancellationToken
        );

    public Task EraseAsync(string workspaceId, IReadOnlyList<Guid> users, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                // By segment, since the table is led by it: an index by user would be as large as the table itself.
                var segments = await connection.QueryAsync<string>(
                    "SELECT id FROM documents WHERE workspace_id = @workspaceId AND kind = 'segment'",
                    new { workspaceId }
                );
                foreach (var segmentId in segments.AsList())
                {
                    foreach (var user in users)
                    {
                        await connection.ExecuteAsync(
                            "DELETE FROM segment_members "
                                + "WHERE workspace_id = @workspaceId AND segment_id = @segmentId AND user_id = @user",
                            new
                            {
                                workspaceId,
                                segmentId,
                                user = Bytes(user),
                            }
                        );
                    }
                }
                return 0;
            },
            cancellationToken
        );

    private async Task EachAsync(
        IReadOnlyCollection<Guid> users,
        string sql,
        Func<Guid, object> parameters,
        CancellationToken cancellationToken
    )
    {
        // In short transactions, so that others' writes are not held up by a file of millions.
        foreach (var part in users.Chunk(AtOnce))
        {
            await database.WriteAsync(
                async connection =>
                {
                    foreach (var user in part)
                    {
                        await connection.ExecuteAsync(sql, parameters(user));
                    }
                    return part.Length;
                },
                cancellationToken
            );
        }
    }

    private Task<SegmentUpload?> FirstAsync(string condition, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
                (
                    await connection.QueryFirstOrDefaultAsync<UploadRow>($"{UploadRow.Select} {condition}", parameters)
                )?.ToUpload(),
            cancellationToken
        );

    private static Task DeletePiecesAsync(DbConnection connection, string workspaceId, long number) =>
        connection.ExecuteAsync(
            "DELETE FROM segment_upload_pieces WHERE workspace_id = @workspaceId AND number = @number",
            new { workspaceId, number }
        );

    private static byte[] Bytes(Guid user) => user.ToByteArray(bigEndian: true);
}
