using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Attune.Storage.Moving;

/// <summary>Finds what is to be carried: every table of SQLite's schema, whatever made it.</summary>
internal static class MoveTables
{
    /// <summary>Kept by each database for itself.</summary>
    private static readonly string[] Own =
    [
        "schema_migrations",
        "user_store_marks",
        ChangeCapture.Table,
        "sqlite_sequence",
    ];

    // A page's id is the run's number and the page's, which PostgreSQL keeps in two columns.
    private const string Pages = "event_uuid_pages";
    private const int PageBits = 24;

    /// <exception cref="MoveException">A table cannot be carried.</exception>
    public static async Task<IReadOnlyList<MoveTable>> FindAsync(SqliteConnection source, NpgsqlConnection target)
    {
        var names = await source.QueryAsync<string>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        );
        var tables = new List<MoveTable>();
        foreach (var name in names.Except(Own))
        {
            tables.Add(await FindAsync(source, target, name));
        }
        return tables;
    }

    /// <summary>The columns of a table in PostgreSQL that number themselves.</summary>
    public static async Task<IReadOnlyList<string>> NumberedAsync(NpgsqlConnection target, string table) =>
        (
            await target.QueryAsync<string>(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
                    + "AND table_name = @table AND is_identity = 'YES'",
                new { table }
            )
        ).AsList();

    private static async Task<MoveTable> FindAsync(SqliteConnection source, NpgsqlConnection target, string name)
    {
        var columns = (
            await source.QueryAsync<(string Name, long Key)>(
                $"SELECT name, pk FROM pragma_table_info('{name}') ORDER BY cid"
            )
        ).AsList();
        var types = (
            await target.QueryAsync<(string Name, string Type)>(
                "SELECT column_name, udt_name FROM information_schema.columns "
                    + "WHERE table_schema = current_schema() AND table_name = @name",
                new { name }
            )
        ).ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        if (types.Count == 0)
        {
            throw new MoveException($"PostgreSQL has no table {name}; this version of Attune cannot carry it.");
        }
        var key = columns
            .Select((column, at) => (column.Key, At: at))
            .Where(column => column.Key > 0)
            .OrderBy(column => column.Key)
            .Select(column => column.At)
            .ToArray();
        if (key.Length == 0)
        {
            throw new MoveException($"The table {name} has no primary key; it cannot be carried while it is written.");
        }
        if (name == Pages)
        {
            return new MoveTable(
                name,
                [.. columns.Select(column => column.Name)],
                key,
                [("run", types["run"]), ("page", types["page"]), ("keys", types["keys"])],
                PageBits
            );
        }
        var missing = columns.Where(column => !types.ContainsKey(column.Name)).Select(column => column.Name).ToList();
        if (missing.Count > 0)
        {
            throw new MoveException($"PostgreSQL's table {name} has no column {string.Join(", ", missing)}.");
        }
        return new MoveTable(
            name,
            [.. columns.Select(column => column.Name)],
            key,
            [.. columns.Select(column => (column.Name, types[column.Name]))],
            0
        );
    }
}
