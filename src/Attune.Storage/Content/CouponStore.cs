using Attune.Core.Content.Coupons;
using Dapper;
using Npgsql;

namespace Attune.Storage.Content;

/// <summary>
/// Codes in either database. PostgreSQL takes the next free row with <c>FOR UPDATE SKIP LOCKED</c>, so that servers that
/// draw at once neither wait for each other nor meet; SQLite has one writer.
/// </summary>
internal sealed class CouponStore(IDatabase database) : ICouponStore
{
    private const int Held = 1;
    private const int Used = 2;

    private readonly bool isPostgres = database.Dialect == DatabaseDialect.Postgres;

    private string AmongHolders => isPostgres ? "holder = ANY(@holders)" : "holder IN @holders";

    public Task<int> AddAsync(
        string workspaceId,
        string listId,
        string fileId,
        IReadOnlyList<string> codes,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
            {
                // Taking the counter's row first makes writers of one list wait for each other.
                var next = await connection.ExecuteScalarAsync<long>(
                    """
                    INSERT INTO coupon_counters (workspace_id, list_id, next_position)
                    VALUES (@workspaceId, @listId, @places)
                    ON CONFLICT (workspace_id, list_id)
                    DO UPDATE SET next_position = coupon_counters.next_position + @places
                    RETURNING next_position
                    """,
                    new
                    {
                        workspaceId,
                        listId,
                        places = (long)codes.Count,
                    }
                );
                return await connection.ExecuteAsync(
                    """
                    INSERT INTO coupons (workspace_id, list_id, position, code, file_id, state)
                    VALUES (@workspaceId, @listId, @position, @code, @fileId, 0)
                    ON CONFLICT (workspace_id, list_id, code) DO NOTHING
                    """,
                    codes.Select(
                        (code, index) =>
                            new
                            {
                                workspaceId,
                                listId,
                                fileId,
                                code,
                                position = next - codes.Count + index,
                            }
                    )
                );
            },
            cancellationToken
        );

    public async Task<CouponDraw?> DrawAsync(
        string workspaceId,
        string listId,
        IReadOnlyList<string> holders,
        string purpose,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var what = new
        {
            workspaceId,
            listId,
            holders = holders.ToArray(),
            holder = holders[0],
            purpose,
            now = now.ToUnixTimeMilliseconds(),
            lapsed = (now - CouponLimits.Hold).ToUnixTimeMilliseconds(),
        };
        if (await FindAsync(what, cancellationToken) is { State: Used } used)
        {
            return new CouponDraw(used.Code, used.Position, IsNew: false, IsUsed: true);
        }
        while (true)
        {
            try
            {
                return await database.WriteAsync(
                    async connection =>
                    {
                        var mine = await connection.QueryFirstOrDefaultAsync<Row>(Find, what);
                        if (mine is not null)
                        {
                            await connection.ExecuteAsync(
                                """
                                UPDATE coupons SET held_at = @now
                                WHERE workspace_id = @workspaceId AND list_id = @listId AND position = @Position AND state = 1
                                """,
                                new
                                {
                                    workspaceId,
                                    listId,
                                    what.now,
                                    mine.Position,
                                }
                            );
                            return new CouponDraw(mine.Code, mine.Position, IsNew: false, mine.State == Used);
                        }
                        var taken =
                            await connection.QueryFirstOrDefaultAsync<Row>(Take("state = 0"), what)
                            // A hold that nobody ended was of a server that died before the code was seen.
                            ?? await connection.QueryFirstOrDefaultAsync<Row>(
                                Take("state = 1 AND held_at < @lapsed"),
                                what
                            );
                        return taken is null
                            ? null
                            : new CouponDraw(taken.Code, taken.Position, IsNew: true, IsUsed: false);
                    },
                    cancellationToken
                );
            }
            catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                // The same user drew for the same purpose at the same time: that draw is theirs.
            }
        }
    }

    public Task<bool> HasLapsedOrOwnAsync(
        string workspaceId,
        string listId,
        IReadOnlyList<string> holders,
        string purpose,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async connection =>
            {
                var what = new
                {
                    workspaceId,
                    listId,
                    holders = holders.ToArray(),
                    purpose,
                    lapsed = (now - CouponLimits.Hold).ToUnixTimeMilliseconds(),
                };
                return await connection.QueryFirstOrDefaultAsync<Row>(Find, what) is not null
                    || await connection.ExecuteScalarAsync<long>(
                        """
                        SELECT COUNT(*) FROM (
                            SELECT 1 FROM coupons WHERE workspace_id = @workspaceId AND list_id = @listId
                            AND state = 1 AND held_at < @lapsed LIMIT 1
                        ) AS few
                        """,
                        what
                    ) > 0;
            },
            cancellationToken
        );

    public Task<bool> ConfirmAsync(
        string workspaceId,
        string listId,
        long position,
        IReadOnlyList<string> holders,
        string purpose,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
                await connection.ExecuteAsync(
                    $"""
                    UPDATE coupons SET state = 2, used_at = COALESCE(used_at, @now)
                    WHERE workspace_id = @workspaceId AND list_id = @listId AND position = @position
                    AND purpose = @purpose AND state IN (1, 2) AND {AmongHolders}
                    """,
                    new
                    {
                        workspaceId,
                        listId,
                        position,
                        holders = holders.ToArray(),
                        purpose,
                        now = now.ToUnixTimeMilliseconds(),
                    }
                ) > 0,
            cancellationToken
        );

    public Task ReleaseAsync(
        string workspaceId,
        string listId,
        long position,
        IReadOnlyList<string> holders,
        string purpose,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    $"""
                    UPDATE coupons SET state = 0, holder = NULL, purpose = NULL, held_at = NULL
                    WHERE workspace_id = @workspaceId AND list_id = @listId AND position = @position
                    AND purpose = @purpose AND state = 1 AND {AmongHolders}
                    """,
                    new
                    {
                        workspaceId,
                        listId,
                        position,
                        holders = holders.ToArray(),
                        purpose,
                    }
                ),
            cancellationToken
        );

    public Task<string?> PeekAsync(string workspaceId, string listId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<string?>(
                    """
                    SELECT code FROM coupons
                    WHERE workspace_id = @workspaceId AND list_id = @listId AND state = 0
                    ORDER BY position DESC LIMIT 1
                    """,
                    new { workspaceId, listId }
                ),
            cancellationToken
        );

    public Task<CouponCounts> CountAsync(string workspaceId, string listId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var what = new { workspaceId, listId };
                var total = await connection.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM coupons WHERE workspace_id = @workspaceId AND list_id = @listId",
                    what
                );
                var free = await connection.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM coupons WHERE workspace_id = @workspaceId AND list_id = @listId AND state = 0",
                    what
                );
                return new CouponCounts(total, free);
            },
            cancellationToken
        );

    public Task<int> CountFreeAsync(string workspaceId, string listId, int upTo, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<int>(
                    """
                    SELECT COUNT(*) FROM (
                        SELECT 1 FROM coupons
                        WHERE workspace_id = @workspaceId AND list_id = @listId AND state = 0 LIMIT @upTo
                    ) AS few
                    """,
                    new
                    {
                        workspaceId,
                        listId,
                        upTo,
                    }
                ),
            cancellationToken
        );

    public Task DeleteFreeAsync(
        string workspaceId,
        string listId,
        string? fileId,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    "DELETE FROM coupons WHERE workspace_id = @workspaceId AND list_id = @listId AND state = 0"
                        + (fileId is null ? "" : " AND file_id = @fileId"),
                    new
                    {
                        workspaceId,
                        listId,
                        fileId,
                    }
                ),
            cancellationToken
        );

    public Task<IReadOnlyList<CouponUse>> UsesAsync(
        string workspaceId,
        string listId,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<CouponUse>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            $"""
                            SELECT {Columns} FROM coupons
                            WHERE workspace_id = @workspaceId AND list_id = @listId AND state = 2
                            AND used_at >= @from AND used_at < @to
                            ORDER BY used_at, position LIMIT @limit
                            """,
                            new
                            {
                                workspaceId,
                                listId,
                                from = from.ToUnixTimeMilliseconds(),
                                to = to.ToUnixTimeMilliseconds(),
                                limit,
                            }
                        )
                    ).Select(row => row.ToUse()),
                ],
            cancellationToken
        );

    public Task<IReadOnlyList<CouponUse>> HeldAsync(
        string workspaceId,
        IReadOnlyList<string> holders,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<CouponUse>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            $"""
                            SELECT {Columns} FROM coupons
                            WHERE workspace_id = @workspaceId AND {AmongHolders} ORDER BY list_id, position
                            """,
                            new { workspaceId, holders = holders.ToArray() }
                        )
                    ).Select(row => row.ToUse()),
                ],
            cancellationToken
        );

    public Task EraseAsync(string workspaceId, IReadOnlyList<string> holders, CancellationToken cancellationToken) =>
        holders.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                connection =>
                    connection.ExecuteAsync(
                        $"""
                        UPDATE coupons
                        SET state = 2, holder = NULL, purpose = NULL, used_at = COALESCE(used_at, held_at)
                        WHERE workspace_id = @workspaceId AND {AmongHolders}
                        """,
                        new { workspaceId, holders = holders.ToArray() }
                    ),
                cancellationToken
            );

    public Task SaveFileAsync(string workspaceId, CouponFile file, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    """
                    INSERT INTO coupon_files (workspace_id, list_id, id, name, file_url, created_by, callback_url, status,
                        error, credentials, created_at, updated_at)
                    VALUES (@workspaceId, @ListId, @Id, @Name, @FileUrl, @CreatedBy, @CallbackUrl, @status, @Error,
                        @credentials, @createdAt, @updatedAt)
                    ON CONFLICT (workspace_id, list_id, id) DO UPDATE
                    SET status = excluded.status, error = excluded.error, credentials = excluded.credentials,
                        updated_at = excluded.updated_at
                    """,
                    new
                    {
                        workspaceId,
                        file.ListId,
                        file.Id,
                        file.Name,
                        file.FileUrl,
                        file.CreatedBy,
                        file.CallbackUrl,
                        status = (int)file.Status,
                        file.Error,
                        credentials = file.Credentials?.ToArray(),
                        createdAt = file.CreatedAt.ToUnixTimeMilliseconds(),
                        updatedAt = file.UpdatedAt.ToUnixTimeMilliseconds(),
                    }
                ),
            cancellationToken
        );

    public Task<CouponFile?> FindFileAsync(
        string workspaceId,
        string listId,
        string fileId,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async connection =>
                (
                    await connection.QueryFirstOrDefaultAsync<FileRow>(
                        FileRow.Select + " AND f.id = @fileId",
                        new
                        {
                            workspaceId,
                            listId,
                            fileId,
                        }
                    )
                )?.ToFile(),
            cancellationToken
        );

    public Task<IReadOnlyList<CouponFile>> FilesAsync(
        string workspaceId,
        string listId,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<CouponFile>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<FileRow>(
                            FileRow.Select + " ORDER BY f.created_at, f.id",
                            new { workspaceId, listId }
                        )
                    ).Select(row => row.ToFile()),
                ],
            cancellationToken
        );

    public Task DeleteFileAsync(
        string workspaceId,
        string listId,
        string fileId,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    "DELETE FROM coupon_files WHERE workspace_id = @workspaceId AND list_id = @listId AND id = @fileId",
                    new
                    {
                        workspaceId,
                        listId,
                        fileId,
                    }
                ),
            cancellationToken
        );

    public Task<bool> RaiseAsync(
        string workspaceId,
        string listId,
        string alert,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
                await connection.ExecuteAsync(
                    """
                    INSERT INTO coupon_alerts (workspace_id, list_id, alert, raised_at)
                    VALUES (@workspaceId, @listId, @alert, @now)
                    ON CONFLICT (workspace_id, list_id, alert) DO NOTHING
                    """,
                    new
                    {
                        workspaceId,
                        listId,
                        alert,
                        now = now.ToUnixTimeMilliseconds(),
                    }
                ) > 0,
            cancellationToken
        );

    public Task CalmAsync(string workspaceId, string listId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    "DELETE FROM coupon_alerts WHERE workspace_id = @workspaceId AND list_id = @listId",
                    new { workspaceId, listId }
                ),
            cancellationToken
        );

    private const string Columns =
        "list_id AS ListId, position AS Position, code AS Code, state AS State, holder AS Holder, purpose AS Purpose, used_at AS UsedAt";

    private string Find =>
        $"""
            SELECT {Columns} FROM coupons
            WHERE workspace_id = @workspaceId AND list_id = @listId AND purpose = @purpose AND {AmongHolders}
            ORDER BY state DESC, position LIMIT 1
            """;

    private Task<Row?> FindAsync(object what, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<Row?>(Find, what), cancellationToken);

    private string Take(string condition) =>
        $"""
            UPDATE coupons SET state = {Held}, holder = @holder, purpose = @purpose, held_at = @now
            WHERE workspace_id = @workspaceId AND list_id = @listId AND position = (
                SELECT position FROM coupons
                WHERE workspace_id = @workspaceId AND list_id = @listId AND {condition}
                ORDER BY position LIMIT 1 {(isPostgres ? "FOR UPDATE SKIP LOCKED" : "")}
            )
            RETURNING {Columns}
            """;

    private sealed class Row
    {
        public string ListId { get; init; } = "";

        public long Position { get; init; }

        public string Code { get; init; } = "";

        public long State { get; init; }

        public string? Holder { get; init; }

        public string? Purpose { get; init; }

        public long? UsedAt { get; init; }

        public CouponUse ToUse() =>
            new(
                ListId,
                Code,
                Holder,
                Purpose,
                State == Used && UsedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null
            );
    }

    private sealed class FileRow
    {
        public const string Select = """
            SELECT f.list_id AS ListId, f.id AS Id, f.name AS Name, f.file_url AS FileUrl, f.created_by AS CreatedBy,
                f.callback_url AS CallbackUrl, f.status AS Status, f.error AS Error, f.credentials AS Credentials,
                f.created_at AS CreatedAt, f.updated_at AS UpdatedAt,
                (SELECT COUNT(*) FROM coupons c
                    WHERE c.workspace_id = f.workspace_id AND c.list_id = f.list_id AND c.file_id = f.id) AS Added
            FROM coupon_files f WHERE f.workspace_id = @workspaceId AND f.list_id = @listId
            """;

        public string ListId { get; init; } = "";

        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string FileUrl { get; init; } = "";

        public string CreatedBy { get; init; } = "";

        public string? CallbackUrl { get; init; }

        public long Status { get; init; }

        public string? Error { get; init; }

        public byte[]? Credentials { get; init; }

        public long CreatedAt { get; init; }

        public long UpdatedAt { get; init; }

        public long Added { get; init; }

        public CouponFile ToFile() =>
            new()
            {
                Id = Id,
                ListId = ListId,
                Name = Name,
                FileUrl = FileUrl,
                CreatedBy = CreatedBy,
                CallbackUrl = CallbackUrl,
                Status = (CouponFileStatus)Status,
                AddedCoupons = Added,
                Error = Error,
                CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
                UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt),
                Credentials = Credentials is { } kept ? new ReadOnlyMemory<byte>(kept) : (ReadOnlyMemory<byte>?)null,
            };
    }
}
