using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Attune.Server.Benchmarks.Ingesting;

/// <summary>Prepared inserts into a copy of the SQLite database, as durable as Attune's own.</summary>
internal sealed class SqliteRawInserts : IRawInserts
{
    private readonly SqliteConnection connection;
    private long last;

    public SqliteRawInserts(string file)
    {
        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        connection.Open();
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = FULL");
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(seq), 0) FROM user_journal";
        last = (long)command.ExecuteScalar()!;
    }

    public Task<double> InsertAsync(IReadOnlyList<JournalRow> rows, int batch)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO user_journal (seq, workspace, user_id, version, record) VALUES ($seq, 1, $user, $version, $record)";
        var sequence = insert.Parameters.Add("$seq", SqliteType.Integer);
        var user = insert.Parameters.Add("$user", SqliteType.Blob);
        var version = insert.Parameters.Add("$version", SqliteType.Integer);
        var record = insert.Parameters.Add("$record", SqliteType.Blob);
        insert.Prepare();
        var start = Stopwatch.GetTimestamp();
        for (var from = 0; from < rows.Count; from += batch)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var at = from; at < Math.Min(rows.Count, from + batch); at++)
            {
                sequence.Value = ++last;
                user.Value = rows[at].User.ToByteArray(bigEndian: true);
                version.Value = rows[at].Version;
                record.Value = rows[at].Record;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return Task.FromResult(Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
