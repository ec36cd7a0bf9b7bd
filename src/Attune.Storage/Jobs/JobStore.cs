using System.Globalization;
using Attune.Core.Jobs;
using Dapper;

namespace Attune.Storage.Jobs;

/// <summary>Jobs in a table of either database.</summary>
internal sealed class JobStore(IDatabase database) : IJobStore
{
    private const string Columns = "id, kind, workspace_id, job_key, payload, due_at, attempts";

    public Task<Job> ScheduleAsync(Job job, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(
                    """
                    INSERT INTO jobs (id, kind, workspace_id, job_key, payload, due_at, leased_until, attempts)
                    VALUES (@Id, @Kind, @WorkspaceId, @Key, @Payload, @Due, 0, 0)
                    ON CONFLICT (kind, workspace_id, job_key) DO NOTHING
                    """,
                    new
                    {
                        Id = job.Id.ToString("D", CultureInfo.InvariantCulture),
                        job.Kind,
                        job.WorkspaceId,
                        job.Key,
                        job.Payload,
                        Due = job.Due.ToUnixTimeMilliseconds(),
                    }
                );
                var row = await connection.QuerySingleAsync<JobRow>(
                    $"SELECT {Columns} FROM jobs WHERE kind = @Kind AND workspace_id = @WorkspaceId AND job_key = @Key",
                    new
                    {
                        job.Kind,
                        job.WorkspaceId,
                        job.Key,
                    }
                );
                return row.ToJob();
            },
            cancellationToken
        );

    public Task<IReadOnlyList<Job>> LeaseAsync(
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync<IReadOnlyList<Job>>(
            async connection =>
            {
                // The condition stands twice: the outer one is looked at again where another server has just leased the row.
                var rows = await connection.QueryAsync<JobRow>(
                    $"""
                    UPDATE jobs SET leased_until = @Until, attempts = attempts + 1
                    WHERE leased_until <= @Now AND id IN (
                        SELECT id FROM jobs WHERE due_at <= @Now AND leased_until <= @Now ORDER BY due_at LIMIT @Limit
                    )
                    RETURNING {Columns}
                    """,
                    new
                    {
                        Now = now.ToUnixTimeMilliseconds(),
                        Until = (now + lease).ToUnixTimeMilliseconds(),
                        Limit = limit,
                    }
                );
                return rows.Select(row => row.ToJob()).OrderBy(job => job.Due).ToArray();
            },
            cancellationToken
        );

    public Task CompleteAsync(Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    "DELETE FROM jobs WHERE id = @Id",
                    new { Id = id.ToString("D", CultureInfo.InvariantCulture) }
                ),
            cancellationToken
        );

    public Task RetryAsync(Guid id, DateTimeOffset due, string error, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    "UPDATE jobs SET due_at = @Due, leased_until = 0, last_error = @Error WHERE id = @Id",
                    new
                    {
                        Id = id.ToString("D", CultureInfo.InvariantCulture),
                        Due = due.ToUnixTimeMilliseconds(),
                        Error = error,
                    }
                ),
            cancellationToken
        );

    public Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var next = await connection.ExecuteScalarAsync<long?>(
                    "SELECT MIN(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END) FROM jobs"
                );
                return next is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : (DateTimeOffset?)null;
            },
            cancellationToken
        );

    private sealed class JobRow
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Workspace_Id { get; init; } = "";

        public string Job_Key { get; init; } = "";

        public string Payload { get; init; } = "";

        public long Due_At { get; init; }

        public long Attempts { get; init; }

        public Job ToJob() =>
            new()
            {
                Id = Guid.Parse(Id),
                Kind = Kind,
                WorkspaceId = Workspace_Id,
                Key = Job_Key,
                Payload = Payload,
                Due = DateTimeOffset.FromUnixTimeMilliseconds(Due_At),
                Attempts = (int)Attempts,
            };
    }
}
