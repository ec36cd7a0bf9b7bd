using System.Threading.Channels;
using Attune.Core.Storage;
using Attune.Core.Users.Stored;
using Attune.Storage.Postgres;
using Npgsql;

namespace Attune.Storage.Users;

/// <summary>
/// Appends in their order, many in one transaction: while a commit is on its way further appends queue up and share the next.
/// Where one of them cannot be written, each is tried alone, so that only that one fails.
/// </summary>
internal sealed class PostgresAppendQueue : IAsyncDisposable
{
    private const int RowsAtOnce = 5_000;
    private readonly PostgresDatabase database;
    private readonly PostgresWorkspaceNumbers numbers;
    private readonly int limit;
    private readonly Channel<PostgresAppend> queue = Channel.CreateUnbounded<PostgresAppend>(
        new() { SingleReader = true }
    );
    private readonly Task loop;
    private int waiting;
    private long length;

    public PostgresAppendQueue(PostgresDatabase database, PostgresWorkspaceNumbers numbers, int limit)
    {
        this.database = database;
        this.numbers = numbers;
        this.limit = limit;
        loop = Task.Run(LoopAsync);
    }

    /// <summary>Journal entries in the table, about.</summary>
    public long Length => Interlocked.Read(ref length);

    public void AddLength(long by) => Interlocked.Add(ref length, by);

    /// <exception cref="StorageBusyException">Too many wait already.</exception>
    public Task Enqueue(PostgresAppend append)
    {
        database.RequireReady();
        if (Interlocked.Increment(ref waiting) > limit)
        {
            Interlocked.Decrement(ref waiting);
            throw new StorageBusyException(limit);
        }
        if (!queue.Writer.TryWrite(append))
        {
            Interlocked.Decrement(ref waiting);
            throw new StorageUnavailableException("The database has been closed.");
        }
        return append.Completion;
    }

    /// <summary>Lets everything that waits be written, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private async Task LoopAsync()
    {
        PostgresAppend? left = null;
        while (left is not null || await queue.Reader.WaitToReadAsync())
        {
            var appends = new List<PostgresAppend>();
            var rows = 0;
            while (left is not null || queue.Reader.TryRead(out left))
            {
                if (left.Append is null || rows >= RowsAtOnce)
                {
                    break;
                }
                appends.Add(left);
                rows += left.Append.Journal.Count;
                left = null;
            }
            if (appends.Count > 0)
            {
                await WriteAsync(appends);
            }
            else if (left is { Work: { } work } alone)
            {
                left = null;
                await RunAsync([alone], work);
            }
        }
    }

    private async Task WriteAsync(List<PostgresAppend> appends)
    {
        if (await TryWriteAsync(appends) is not { } error)
        {
            return;
        }
        if (appends.Count == 1 || error is StorageUnavailableException)
        {
            foreach (var append in appends)
            {
                Interlocked.Decrement(ref waiting);
                append.Failed(error);
            }
            return;
        }
        foreach (var append in appends)
        {
            await WriteAsync([append]);
        }
    }

    private async Task<Exception?> TryWriteAsync(List<PostgresAppend> appends)
    {
        try
        {
            var batch = new PostgresAppendBatch();
            foreach (var append in appends)
            {
                var workspace = await numbers.GetOrMakeAsync(append.Append!.WorkspaceId, CancellationToken.None);
                batch.Add(workspace, append.Append);
            }
            await InTransactionAsync(batch.WriteAsync);
            Interlocked.Add(ref length, batch.Rows);
        }
        catch (Exception error)
        {
            return PostgresDatabase.IsConnection(error) ? PostgresDatabase.Unavailable(error) : error;
        }
        Interlocked.Add(ref waiting, -appends.Count);
        foreach (var append in appends)
        {
            append.Committed();
        }
        return null;
    }

    private async Task RunAsync(List<PostgresAppend> appends, Func<NpgsqlConnection, Task> work)
    {
        Interlocked.Add(ref waiting, -appends.Count);
        try
        {
            await InTransactionAsync(work);
        }
        catch (Exception error)
        {
            appends.ForEach(append =>
                append.Failed(PostgresDatabase.IsConnection(error) ? PostgresDatabase.Unavailable(error) : error)
            );
            return;
        }
        appends.ForEach(append => append.Committed());
    }

    private async Task InTransactionAsync(Func<NpgsqlConnection, Task> work)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await work(connection);
        await transaction.CommitAsync();
    }
}
