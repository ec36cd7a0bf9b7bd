using System.Collections.Concurrent;
using Npgsql;

namespace Attune.Storage.Users;

/// <summary>The numbers that stand for workspaces in the users' tables. Thread-safe.</summary>
internal sealed class PostgresWorkspaceNumbers(NpgsqlDataSource source)
{
    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string> workspaces = new();

    /// <summary>Reads all of them, when the database is opened.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT number, workspace FROM workspace_numbers");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            Learn(reader.GetString(1), reader.GetInt32(0));
        }
    }

    public bool TryGet(string workspaceId, out int number) => numbers.TryGetValue(workspaceId, out number);

    public string WorkspaceOf(int number) => workspaces[number];

    /// <summary>The workspace's number, given to it in a transaction of its own if need be.</summary>
    public async ValueTask<int> GetOrMakeAsync(string workspaceId, CancellationToken cancellationToken)
    {
        if (numbers.TryGetValue(workspaceId, out var number))
        {
            return number;
        }
        await using var make = source.CreateCommand(
            "INSERT INTO workspace_numbers (workspace) VALUES ($1) ON CONFLICT DO NOTHING"
        );
        make.Parameters.Add(new() { Value = workspaceId });
        await make.ExecuteNonQueryAsync(cancellationToken);
        await using var read = source.CreateCommand("SELECT number FROM workspace_numbers WHERE workspace = $1");
        read.Parameters.Add(new() { Value = workspaceId });
        number = (int)(await read.ExecuteScalarAsync(cancellationToken))!;
        Learn(workspaceId, number);
        return number;
    }

    private void Learn(string workspaceId, int number)
    {
        workspaces.TryAdd(number, workspaceId);
        numbers.TryAdd(workspaceId, number);
    }
}
