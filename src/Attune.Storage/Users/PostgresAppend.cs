using Attune.Core.Users.Stored;
using Npgsql;

namespace Attune.Storage.Users;

/// <summary>Something in the queue of appends, whose order is kept: an append, or work that must not overtake one.</summary>
internal sealed class PostgresAppend
{
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PostgresAppend(UserAppend append) => Append = append;

    public PostgresAppend(Func<NpgsqlConnection, Task> work) => Work = work;

    public UserAppend? Append { get; }

    /// <summary>Runs in a transaction of its own.</summary>
    public Func<NpgsqlConnection, Task>? Work { get; }

    public Task Completion => completion.Task;

    public void Committed() => completion.TrySetResult();

    public void Failed(Exception error) => completion.TrySetException(error);
}
