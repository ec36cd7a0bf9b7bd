using System.Globalization;

namespace Attune.Storage.Moving;

/// <summary>One table in both databases: which columns answer to which, and how values are turned. Immutable.</summary>
/// <param name="Name">The same in both.</param>
/// <param name="Columns">The columns of SQLite, in order.</param>
/// <param name="Key">Places of the primary key's columns among them.</param>
/// <param name="Target">The columns of PostgreSQL that take their values, in the same order, with their types.</param>
/// <param name="Split">For a key that is two columns in PostgreSQL: bits of the second. 0 for none.</param>
internal sealed record MoveTable(
    string Name,
    IReadOnlyList<string> Columns,
    IReadOnlyList<int> Key,
    IReadOnlyList<(string Name, string Type)> Target,
    int Split
)
{
    /// <summary>The key's columns in PostgreSQL.</summary>
    public IEnumerable<(string Name, string Type)> TargetKey =>
        Split > 0 ? [Target[0], Target[1]] : Key.Select(at => Target[at]);

    /// <summary>A row of SQLite as PostgreSQL holds it.</summary>
    public object?[] Convert(object?[] row)
    {
        if (Split > 0)
        {
            var id = (long)row[0]!;
            row = [id >> Split, id & ((1L << Split) - 1), .. row[1..]];
        }
        var converted = new object?[row.Length];
        for (var at = 0; at < row.Length; at++)
        {
            converted[at] = Convert(row[at], Target[at].Type);
        }
        return converted;
    }

    /// <summary>A key of SQLite as PostgreSQL holds it.</summary>
    public object?[] ConvertKey(object?[] key)
    {
        if (Split > 0)
        {
            var id = (long)key[0]!;
            return [Convert(id >> Split, Target[0].Type), Convert(id & ((1L << Split) - 1), Target[1].Type)];
        }
        return [.. key.Select((value, at) => Convert(value, Target[Key[at]].Type))];
    }

    private static object? Convert(object? value, string type) =>
        (type, value) switch
        {
            (_, null or DBNull) => null,
            ("uuid", byte[] { Length: 0 }) => Guid.Empty,
            ("uuid", byte[] bytes) => new Guid(bytes, bigEndian: true),
            ("uuid", string text) => Guid.Parse(text),
            ("int2", long number) => checked((short)number),
            ("int4", long number) => checked((int)number),
            ("int8", long number) => number,
            ("bool", long number) => number != 0,
            ("float8", double number) => number,
            ("float8", long number) => (double)number,
            ("text" or "varchar", string text) => text,
            ("text" or "varchar", byte[] utf8) => System.Text.Encoding.UTF8.GetString(utf8),
            ("bytea", byte[] bytes) => bytes,
            ("bytea", string text) => System.Text.Encoding.UTF8.GetBytes(text),
            _ => throw new MoveException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A value of the kind {value.GetType().Name} cannot be carried into a column of the type {type}."
                )
            ),
        };
}
