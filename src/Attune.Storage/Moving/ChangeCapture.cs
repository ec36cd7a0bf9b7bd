using Attune.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Attune.Storage.Moving;

/// <summary>
/// Notes the key of every row that is written while a move is under way, by triggers, in the same transactions. A move that was cut
/// short leaves them; the next one begins by taking them away.
/// </summary>
internal static class ChangeCapture
{
    public const string Table = "move_changes";
    private const string Prefix = "move_changes_";
    private const int Keys = 16;

    public static void Begin(SqliteSession session, IReadOnlyList<MoveTable> tables)
    {
        End(session);
        var columns = string.Join(", ", Enumerable.Range(0, Keys).Select(at => $"k{at}"));
        Run(session, $"CREATE TABLE {Table} (seq INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, {columns})");
        foreach (var table in tables)
        {
            if (table.Key.Count > Keys)
            {
                throw new MoveException($"The key of {table.Name} has more than {Keys} columns.");
            }
            foreach (var (when, row) in ((string, string)[])[("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")])
            {
                Run(
                    session,
                    $"CREATE TRIGGER {Prefix}{table.Name}_{when} AFTER {when} ON {table.Name} BEGIN {Note(table, row)} END"
                );
            }
            Run(
                session,
                $"CREATE TRIGGER {Prefix}{table.Name}_BEFORE AFTER UPDATE ON {table.Name} BEGIN {Note(table, "OLD")} END"
            );
        }
    }

    public static void End(SqliteSession session)
    {
        var triggers = new List<string>();
        using (var command = session.Connection.CreateCommand())
        {
            command.CommandText = $"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{Prefix}%'";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                triggers.Add(reader.GetString(0));
            }
        }
        foreach (var trigger in triggers)
        {
            Run(session, $"DROP TRIGGER {trigger}");
        }
        Run(session, $"DROP TABLE IF EXISTS {Table}");
    }

    /// <summary>The keys noted after a number, by table, each once, and the last number.</summary>
    public static (Dictionary<string, List<object?[]>> Keys, long Last) Read(
        SqliteConnection connection,
        IReadOnlyList<MoveTable> tables,
        long after
    )
    {
        var keys = new Dictionary<string, List<object?[]>>(StringComparer.Ordinal);
        using (var max = connection.CreateCommand())
        {
            max.CommandText = $"SELECT COALESCE(MAX(seq), {after}) FROM {Table}";
            var last = (long)max.ExecuteScalar()!;
            foreach (var table in tables)
            {
                var columns = string.Join(", ", Enumerable.Range(0, table.Key.Count).Select(at => $"k{at}"));
                using var command = connection.CreateCommand();
                command.CommandText =
                    $"SELECT DISTINCT {columns} FROM {Table} WHERE seq > {after} AND seq <= {last} AND source = '{table.Name}'";
                using var reader = command.ExecuteReader();
                var found = new List<object?[]>();
                while (reader.Read())
                {
                    var key = new object[table.Key.Count];
                    reader.GetValues(key);
                    found.Add(key);
                }
                if (found.Count > 0)
                {
                    keys.Add(table.Name, found);
                }
            }
            return (keys, last);
        }
    }

    private static string Note(MoveTable table, string row)
    {
        var columns = string.Join(", ", table.Key.Select((_, at) => $"k{at}"));
        var values = string.Join(", ", table.Key.Select(at => $"{row}.{table.Columns[at]}"));
        return $"INSERT INTO {Table} (source, {columns}) VALUES ('{table.Name}', {values});";
    }

    private static void Run(SqliteSession session, string sql)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
