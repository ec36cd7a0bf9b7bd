using System.Collections.Concurrent;

namespace Attune.Storage.Sqlite;

/// <summary>Open read-only connections with their prepared statements, kept for the next reader.</summary>
internal sealed class SqliteReaderPool(string path) : IDisposable
{
    /// <summary>Connections kept open; more are opened while more read at once, and closed afterwards.</summary>
    public const int Kept = 16;

    private readonly ConcurrentBag<SqliteSession> idle = new();
    private volatile bool closed;

    public SqliteSession Rent() => idle.TryTake(out var session) ? session : SqliteSession.Open(path, readOnly: true);

    public void Return(SqliteSession session)
    {
        if (closed || idle.Count >= Kept || !session.IsAutoCommit)
        {
            session.Dispose();
            return;
        }
        idle.Add(session);
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
