using System.Collections.Concurrent;
using Attune.Storage.Sqlite;

namespace Attune.Storage.Users;

/// <summary>The numbers that stand for workspaces in the users' tables. Thread-safe.</summary>
internal sealed class SqliteWorkspaceNumbers
{
    private readonly ConcurrentDictionary<string, long> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, string> workspaces = new();

    /// <summary>Reads all of them, when the database is opened.</summary>
    public void Load(SqliteSession session)
    {
        var statement = session.Statement("SELECT number, workspace FROM workspace_numbers");
        while (statement.Step())
        {
            Learn(statement.Text(1), statement.Int64(0));
        }
    }

    public bool TryGet(string workspaceId, out long number) => numbers.TryGetValue(workspaceId, out number);

    /// <summary>The workspace of a number that stands in a table.</summary>
    public string WorkspaceOf(SqliteSession session, long number)
    {
        if (workspaces.TryGetValue(number, out var known))
        {
            return known;
        }
        // Committed a moment ago, and not learned yet.
        var statement = session.Statement("SELECT workspace FROM workspace_numbers WHERE number = ?1").Bind(1, number);
        var workspace = statement.Step()
            ? statement.Text(0)
            : throw new InvalidDataException($"No workspace has the number {number}.");
        statement.End();
        Learn(workspace, number);
        return workspace;
    }

    /// <summary>The workspace's number, given to it in this transaction if need be; then it has to be learned after the commit.</summary>
    public long GetOrMake(SqliteSession session, string workspaceId)
    {
        if (numbers.TryGetValue(workspaceId, out var number))
        {
            return number;
        }
        session
            .Statement("INSERT INTO workspace_numbers (workspace) VALUES (?1) ON CONFLICT DO NOTHING")
            .Bind(1, workspaceId)
            .Run();
        var statement = session
            .Statement("SELECT number FROM workspace_numbers WHERE workspace = ?1")
            .Bind(1, workspaceId);
        statement.Step();
        number = statement.Int64(0);
        statement.End();
        return number;
    }

    public void Learn(string workspaceId, long number)
    {
        workspaces.TryAdd(number, workspaceId);
        numbers.TryAdd(workspaceId, number);
    }
}
