using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Attune.Server.Benchmarks.Ingesting;

/// <summary>Array inserts into a copy of the PostgreSQL database, over as many connections as Attune has callers.</summary>
internal sealed class PostgresRawInserts(string connectionString, int callers) : IRawInserts
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
    private long run;

    public async Task<double> InsertAsync(IReadOnlyList<JournalRow> rows, int batch)
    {
        // Versions are unique for a user, and each run brings the same rows.
        var ahead = ++run * 1_000_000;
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            rows.Chunk(batch),
            new ParallelOptions { MaxDegreeOfParallelism = callers },
            async (chunk, cancellation) =>
            {
                await using var command = source.CreateCommand(
                    "INSERT INTO user_journal (workspace, user_id, version, record) SELECT 1, * FROM unnest($1, $2, $3)"
                );
                command.Parameters.Add(Parameter(NpgsqlDbType.Uuid, chunk.Select(row => row.User).ToArray()));
                command.Parameters.Add(
                    Parameter(NpgsqlDbType.Bigint, chunk.Select(row => row.Version + ahead).ToArray())
                );
                command.Parameters.Add(Parameter(NpgsqlDbType.Bytea, chunk.Select(row => row.Record).ToArray()));
                await command.ExecuteNonQueryAsync(cancellation);
            }
        );
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static NpgsqlParameter Parameter(NpgsqlDbType type, object value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = value };
}
