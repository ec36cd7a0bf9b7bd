using System.Globalization;
using Attune.Core.Moving;
using Attune.Core.Storage;
using Attune.Storage.Postgres;
using Attune.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Attune.Storage.Moving;

/// <summary>
/// The move from SQLite to PostgreSQL: all rows are copied while triggers note what is written meanwhile; that is carried after until
/// little is left; then writes are refused, the rest follows, and both databases are compared row by row.
/// </summary>
public sealed class DatabaseMove(SqliteDatabase source, TimeProvider time) : IDatabaseMove
{
    private const int Little = 500;
    private const int MostRounds = 20;
    private readonly Lock gate = new();
    private volatile MoveProgress progress = new();

    public MoveProgress Progress => progress;

    public async Task RunAsync(string connectionString, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!progress.IsOver || progress.Phase == MovePhase.Done)
            {
                throw new InvalidOperationException("A move is under way, or done.");
            }
            progress = new MoveProgress { Phase = MovePhase.Preparing };
        }
        try
        {
            await using var target = new PostgresDatabase(connectionString, time);
            await MoveAsync(target, cancellationToken);
        }
        catch (Exception error)
        {
            source.AllowWrites();
            await EndCaptureAsync();
            progress = progress with { Phase = MovePhase.Failed, Error = Explain(error) };
        }
    }

    private async Task MoveAsync(PostgresDatabase target, CancellationToken cancellationToken)
    {
        await target.OpenAsync(cancellationToken);
        await using var connection = await target.Source.OpenConnectionAsync(cancellationToken);
        var tables = await source.ReadAsync(
            reader => MoveTables.FindAsync((SqliteConnection)reader, connection),
            cancellationToken
        );
        await EmptyAsync(connection, tables, cancellationToken);
        await source.WriteAnywayAsync(session =>
        {
            ChangeCapture.Begin(session, tables);
            return true;
        });
        await CopyAsync(connection, tables, cancellationToken);
        progress = progress with { Phase = MovePhase.CatchingUp, Table = null };
        var last = 0L;
        for (var round = 0; round < MostRounds; round++)
        {
            (last, var carried) = await CatchUpAsync(connection, tables, last, cancellationToken);
            if (carried <= Little)
            {
                break;
            }
        }
        progress = progress with { Phase = MovePhase.Switching };
        source.RefuseWrites("The data is being moved to PostgreSQL. Try again shortly.");
        // Whatever was let in before is committed when this is, since one thread writes everything in order.
        await source.WriteAnywayAsync(static _ => true);
        await CatchUpAsync(connection, tables, last, cancellationToken);
        await GoOnNumberingAsync(connection, tables, cancellationToken);
        var proof = await CompareAsync(connection, tables, cancellationToken);
        await connection.ExecuteAsync($"DROP TABLE {Marker}");
        await EndCaptureAsync();
        source.MarkMoved();
        source.RefuseWrites("The data was moved to PostgreSQL. Start the server with ConnectionStrings:Attune.");
        progress = progress with { Phase = MovePhase.Done, Table = null, Tables = proof };
    }

    /// <summary>In the target while a move is under way: what is there then is that move's, and may be thrown away.</summary>
    private const string Marker = "move_unfinished";

    private static async Task EmptyAsync(
        NpgsqlConnection target,
        IReadOnlyList<MoveTable> tables,
        CancellationToken cancellationToken
    )
    {
        var isUnfinished = await target.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM information_schema.tables "
                + $"WHERE table_schema = current_schema() AND table_name = '{Marker}')"
        );
        foreach (var table in isUnfinished ? [] : tables)
        {
            if (await target.ExecuteScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM {table.Name})"))
            {
                throw new MoveException(
                    $"The PostgreSQL database is not empty: there are rows in {table.Name}. Move to an empty database."
                );
            }
        }
        await using var transaction = await target.BeginTransactionAsync(cancellationToken);
        await target.ExecuteAsync($"CREATE TABLE IF NOT EXISTS {Marker} (begun_at TEXT)");
        await target.ExecuteAsync($"TRUNCATE {string.Join(", ", tables.Select(table => table.Name))}");
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task CopyAsync(
        NpgsqlConnection target,
        IReadOnlyList<MoveTable> tables,
        CancellationToken cancellationToken
    )
    {
        var total = 0L;
        foreach (var table in tables)
        {
            total += await source.ReadAsync(
                reader => reader.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table.Name}"),
                cancellationToken
            );
        }
        progress = progress with { Phase = MovePhase.Copying, TotalRows = total };
        foreach (var table in tables)
        {
            progress = progress with { Table = table.Name };
            await source.ReadAsync(
                reader =>
                    TableCopy.AllAsync(
                        (SqliteConnection)reader,
                        target,
                        table,
                        rows => progress = progress with { Rows = progress.Rows + rows },
                        cancellationToken
                    ),
                cancellationToken
            );
        }
    }

    /// <summary>Carries what was written since, as one moment sees all of it, in one transaction.</summary>
    private async Task<(long Last, int Carried)> CatchUpAsync(
        NpgsqlConnection target,
        IReadOnlyList<MoveTable> tables,
        long after,
        CancellationToken cancellationToken
    ) =>
        await source.ReadAsync(
            async reader =>
            {
                var connection = (SqliteConnection)reader;
                await using var moment = connection.BeginTransaction(deferred: true);
                var (keys, last) = ChangeCapture.Read(connection, tables, after);
                await using var transaction = await target.BeginTransactionAsync(cancellationToken);
                foreach (var table in tables.Where(table => keys.ContainsKey(table.Name)))
                {
                    await TableCopy.DeleteAsync(target, table, keys[table.Name], cancellationToken);
                }
                foreach (var table in tables.Where(table => keys.ContainsKey(table.Name)))
                {
                    await TableCopy.InsertAsync(connection, target, table, keys[table.Name], cancellationToken);
                }
                await transaction.CommitAsync(cancellationToken);
                var carried = keys.Values.Sum(found => found.Count);
                progress = progress with { Rows = progress.Rows + carried };
                return (last, carried);
            },
            cancellationToken
        );

    /// <summary>Numbers that PostgreSQL gives go on behind those that SQLite gave, also behind those of rows that are gone.</summary>
    private async Task GoOnNumberingAsync(
        NpgsqlConnection target,
        IReadOnlyList<MoveTable> tables,
        CancellationToken cancellationToken
    )
    {
        var mark = await source.ReadAsync(
            reader => reader.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(value), 0) FROM user_store_marks"),
            cancellationToken
        );
        foreach (var table in tables)
        {
            foreach (var column in await MoveTables.NumberedAsync(target, table.Name))
            {
                var least = table.Name == "user_journal" ? mark : 0;
                await target.ExecuteAsync(
                    $"SELECT setval(pg_get_serial_sequence('{table.Name}', '{column}'), "
                        + $"GREATEST((SELECT COALESCE(MAX({column}), 0) FROM {table.Name}), @least) + 1, false)",
                    new { least }
                );
            }
        }
    }

    private async Task<IReadOnlyList<MovedTable>> CompareAsync(
        NpgsqlConnection target,
        IReadOnlyList<MoveTable> tables,
        CancellationToken cancellationToken
    )
    {
        var proof = new List<MovedTable>();
        foreach (var table in tables)
        {
            progress = progress with { Table = table.Name };
            var here = await source.ReadAsync(
                reader => Task.FromResult(TableCopy.Sum((SqliteConnection)reader, table)),
                cancellationToken
            );
            var there = await TableCopy.SumAsync(target, table, cancellationToken);
            if (here != there)
            {
                throw new MoveException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{table.Name} did not arrive as it is: {here.Rows} rows ({here.Sum:x16}) here, {there.Rows} ({there.Sum:x16}) there."
                    )
                );
            }
            proof.Add(new MovedTable(table.Name, here.Rows, here.Sum.ToString("x16", CultureInfo.InvariantCulture)));
        }
        return proof;
    }

    private async Task EndCaptureAsync()
    {
        try
        {
            await source.WriteAnywayAsync(static session =>
            {
                ChangeCapture.End(session);
                return true;
            });
        }
        catch (StorageUnavailableException)
        {
            // The next move takes them away.
        }
    }

    private static string Explain(Exception error) =>
        error switch
        {
            MoveException or StorageUnavailableException or StorageInUseException => error.Message,
            OperationCanceledException => "The move was stopped.",
            NpgsqlException => $"PostgreSQL: {error.Message}",
            _ => error.Message,
        };
}
