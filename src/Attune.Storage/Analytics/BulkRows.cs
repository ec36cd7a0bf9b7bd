using System.Text.Json;
using Dapper;

namespace Attune.Storage.Analytics;

/// <summary>
/// Many rows as the source of one statement: PostgreSQL takes an array for each column, SQLite one JSON text. Columns are
/// whole numbers or texts. Used once.
/// </summary>
internal sealed class BulkRows(DatabaseDialect dialect, int count)
{
    private readonly List<Array> columns = [];

    /// <summary>Adds a column.</summary>
    public BulkRows With<T>(Func<int, T> valueOf)
    {
        var values = new T[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = valueOf(i);
        }
        columns.Add(values);
        return this;
    }

    /// <summary>A SELECT of all rows, to stand behind INSERT.</summary>
    public string Select =>
        dialect == DatabaseDialect.Postgres
            ? $"SELECT * FROM unnest({string.Join(", ", columns.Select((_, i) => $"@c{i}"))})"
            : $"SELECT {string.Join(", ", columns.Select((_, i) => $"json_extract(value, '$[{i}]')"))} FROM json_each(@rows) WHERE true";

    public DynamicParameters Parameters
    {
        get
        {
            var parameters = new DynamicParameters();
            if (dialect == DatabaseDialect.Postgres)
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    parameters.Add($"c{i}", columns[i]);
                }
                return parameters;
            }
            var rows = new object?[count][];
            for (var i = 0; i < count; i++)
            {
                rows[i] = [.. columns.Select(column => column.GetValue(i))];
            }
            parameters.Add("rows", JsonSerializer.Serialize(rows));
            return parameters;
        }
    }
}
