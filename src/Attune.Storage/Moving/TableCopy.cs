using System.Buffers.Binary;
using System.Data.Common;
using System.IO.Hashing;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Attune.Storage.Moving;

/// <summary>Carries rows of one table, and sums up what a table holds.</summary>
internal static class TableCopy
{
    private const int KeysAtOnce = 500;

    /// <summary>All rows, as one moment sees them.</summary>
    public static async Task<long> AllAsync(
        SqliteConnection source,
        NpgsqlConnection target,
        MoveTable table,
        Action<long> progress,
        CancellationToken cancellationToken
    )
    {
        using var command = source.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns)} FROM {table.Name}";
        using var reader = command.ExecuteReader();
        return await ImportAsync(reader, target, table, progress, cancellationToken);
    }

    /// <summary>Brings the rows of these keys to what they are in the source now: gone where they are gone.</summary>
    public static async Task DeleteAsync(
        NpgsqlConnection target,
        MoveTable table,
        IReadOnlyList<object?[]> keys,
        CancellationToken cancellationToken
    )
    {
        var condition = string.Join(" AND ", table.TargetKey.Select((column, at) => $"{column.Name} = ${at + 1}"));
        foreach (var part in keys.Chunk(KeysAtOnce))
        {
            await using var batch = new NpgsqlBatch(target);
            foreach (var key in part)
            {
                var command = new NpgsqlBatchCommand($"DELETE FROM {table.Name} WHERE {condition}");
                foreach (var value in table.ConvertKey(key))
                {
                    command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
                }
                batch.BatchCommands.Add(command);
            }
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public static async Task InsertAsync(
        SqliteConnection source,
        NpgsqlConnection target,
        MoveTable table,
        IReadOnlyList<object?[]> keys,
        CancellationToken cancellationToken
    )
    {
        var condition = string.Join(" AND ", table.Key.Select((column, at) => $"{table.Columns[column]} IS @k{at}"));
        await using var importer = await BeginAsync(target, table, cancellationToken);
        using var command = source.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns)} FROM {table.Name} WHERE {condition}";
        foreach (var key in keys)
        {
            command.Parameters.Clear();
            for (var at = 0; at < key.Length; at++)
            {
                command.Parameters.AddWithValue($"@k{at}", key[at] ?? DBNull.Value);
            }
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                await WriteAsync(importer, table, Row(reader), cancellationToken);
            }
        }
        await importer.CompleteAsync(cancellationToken);
    }

    /// <summary>How many rows there are, and the sum of their hashes, which does not depend on their order.</summary>
    public static (long Rows, ulong Sum) Sum(SqliteConnection source, MoveTable table)
    {
        using var command = source.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns)} FROM {table.Name}";
        using var reader = command.ExecuteReader();
        var (rows, sum) = (0L, 0UL);
        while (reader.Read())
        {
            rows++;
            sum += Hash(table.Convert(Row(reader)));
        }
        return (rows, sum);
    }

    public static async Task<(long Rows, ulong Sum)> SumAsync(
        NpgsqlConnection target,
        MoveTable table,
        CancellationToken cancellationToken
    )
    {
        await using var command = target.CreateCommand();
        command.CommandText = $"SELECT {Names(table)} FROM {table.Name}";
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (rows, sum) = (0L, 0UL);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows++;
            sum += Hash(Row(reader));
        }
        return (rows, sum);
    }

    private static async Task<long> ImportAsync(
        SqliteDataReader reader,
        NpgsqlConnection target,
        MoveTable table,
        Action<long> progress,
        CancellationToken cancellationToken
    )
    {
        await using var importer = await BeginAsync(target, table, cancellationToken);
        var rows = 0L;
        while (reader.Read())
        {
            await WriteAsync(importer, table, Row(reader), cancellationToken);
            if (++rows % 1_000 == 0)
            {
                progress(1_000);
            }
        }
        await importer.CompleteAsync(cancellationToken);
        progress(rows % 1_000);
        return rows;
    }

    private static async Task<NpgsqlBinaryImporter> BeginAsync(
        NpgsqlConnection target,
        MoveTable table,
        CancellationToken cancellationToken
    )
    {
        var importer = await target.BeginBinaryImportAsync(
            $"COPY {table.Name} ({Names(table)}) FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        importer.Timeout = TimeSpan.Zero;
        return importer;
    }

    private static async Task WriteAsync(
        NpgsqlBinaryImporter importer,
        MoveTable table,
        object?[] row,
        CancellationToken cancellationToken
    )
    {
        await importer.StartRowAsync(cancellationToken);
        foreach (var value in table.Convert(row))
        {
            if (value is null)
            {
                await importer.WriteNullAsync(cancellationToken);
            }
            else
            {
                await importer.WriteAsync(value, cancellationToken);
            }
        }
    }

    private static string Names(MoveTable table) => string.Join(", ", table.Target.Select(column => column.Name));

    private static object?[] Row(DbDataReader reader)
    {
        var row = new object[reader.FieldCount];
        reader.GetValues(row);
        return [.. row.Select(value => value is DBNull ? null : value)];
    }

    private static ulong Hash(object?[] row)
    {
        var hash = new XxHash3();
        Span<byte> number = stackalloc byte[8];
        foreach (var value in row)
        {
            byte[] bytes = value switch
            {
                null => [],
                byte[] given => given,
                string text => Encoding.UTF8.GetBytes(text),
                Guid id => id.ToByteArray(bigEndian: true),
                bool flag => [flag ? (byte)1 : (byte)0],
                double real => BitConverter.GetBytes(real),
                short or int or long => BitConverter.GetBytes(Convert.ToInt64(value, null)),
                _ => throw new MoveException($"A value of the kind {value.GetType().Name} cannot be compared."),
            };
            BinaryPrimitives.WriteInt64LittleEndian(number, value is null ? -1 : bytes.Length);
            hash.Append(number);
            hash.Append(bytes);
        }
        return hash.GetCurrentHashAsUInt64();
    }
}
