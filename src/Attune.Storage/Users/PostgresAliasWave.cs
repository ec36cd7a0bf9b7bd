using Attune.Core.Users;
using Attune.Core.Users.Stored;
using Npgsql;
using NpgsqlTypes;

namespace Attune.Storage.Users;

/// <summary>
/// Changes of different rows of the alias table, so that each kind of change is one statement. A second change of a row opens
/// the next wave.
/// </summary>
internal sealed class PostgresAliasWave
{
    private const string Rows =
        "unnest($1::int[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[]) "
        + "AS n (workspace, kind, value, slot, user_id, updated)";

    private const string SameKey =
        "a.workspace = n.workspace AND a.kind = n.kind AND a.value = n.value AND a.slot = n.slot";

    private readonly HashSet<(int Workspace, Identifier Identifier, Guid Slot)> keys = [];
    private readonly List<(int Workspace, AliasWrite Write)>[] byOperation =
    [
        [],
        [],
        [],
    ];

    /// <summary>Takes the change, unless an earlier one of this wave has the same row.</summary>
    public bool TryAdd(int workspace, AliasWrite write)
    {
        if (!keys.Add((workspace, write.Identifier, Slot(write))))
        {
            return false;
        }
        byOperation[(int)write.Operation].Add((workspace, write));
        return true;
    }

    /// <summary>Adds the statements; those in <paramref name="exact"/> must change so many rows.</summary>
    public void Write(NpgsqlBatch batch, List<(NpgsqlBatchCommand Command, int Rows)> exact)
    {
        var removed = byOperation[(int)AliasOperation.Remove];
        if (removed.Count > 0)
        {
            batch.BatchCommands.Add(
                Command($"DELETE FROM user_aliases a USING {Rows} WHERE {SameKey} AND a.user_id = n.user_id", removed)
            );
        }
        var added = byOperation[(int)AliasOperation.Add];
        if (added.Count > 0)
        {
            var insert = Command(
                $"""
                INSERT INTO user_aliases AS a (workspace, kind, value, slot, user_id, updated)
                SELECT n.workspace, n.kind, n.value, n.slot, n.user_id, n.updated FROM {Rows}
                ON CONFLICT (workspace, kind, value, slot) DO UPDATE SET updated = excluded.updated
                WHERE a.user_id = excluded.user_id
                """,
                added
            );
            batch.BatchCommands.Add(insert);
            exact.Add((insert, added.Count));
            var repeatable = added.FindAll(row => !row.Write.Identifier.IsUnique);
            if (repeatable.Count > 0)
            {
                batch.BatchCommands.Add(
                    Command(
                        $"""
                        INSERT INTO shared_identifiers (workspace, kind, value)
                        SELECT DISTINCT n.workspace, n.kind, n.value FROM {Rows}
                        WHERE EXISTS (
                            SELECT 1 FROM user_aliases a WHERE a.workspace = n.workspace AND a.kind = n.kind
                            AND a.value = n.value AND a.slot <> n.slot
                        )
                        ON CONFLICT DO NOTHING
                        """,
                        repeatable
                    )
                );
            }
        }
        var touched = byOperation[(int)AliasOperation.Touch];
        if (touched.Count > 0)
        {
            batch.BatchCommands.Add(
                Command($"UPDATE user_aliases a SET updated = n.updated FROM {Rows} WHERE {SameKey}", touched)
            );
        }
    }

    private static Guid Slot(AliasWrite write) => write.Identifier.IsUnique ? Guid.Empty : write.UserId;

    private static NpgsqlBatchCommand Command(string sql, List<(int Workspace, AliasWrite Write)> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        Add(NpgsqlDbType.Integer, rows.ConvertAll(row => row.Workspace).ToArray());
        Add(NpgsqlDbType.Text, rows.ConvertAll(row => row.Write.Identifier.Kind).ToArray());
        Add(NpgsqlDbType.Text, rows.ConvertAll(row => row.Write.Identifier.Value).ToArray());
        Add(NpgsqlDbType.Uuid, rows.ConvertAll(row => Slot(row.Write)).ToArray());
        Add(NpgsqlDbType.Uuid, rows.ConvertAll(row => row.Write.UserId).ToArray());
        Add(NpgsqlDbType.Bigint, rows.ConvertAll(row => row.Write.Updated).ToArray());
        return command;

        void Add(NpgsqlDbType type, object values) =>
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values });
    }
}
