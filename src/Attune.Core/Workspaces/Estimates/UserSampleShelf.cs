using System.Collections.Concurrent;
using Attune.Core.Users;
using Attune.Core.Users.Erasure;

namespace Attune.Core.Workspaces.Estimates;

/// <summary>The samples that were taken last, and the forgetting of them. Thread-safe.</summary>
public sealed class UserSampleShelf : IUserErasure
{
    internal ConcurrentDictionary<string, (DateTimeOffset At, Task<UserSample> Sample)> Samples { get; } =
        new(StringComparer.Ordinal);

    /// <summary>A sample may hold the user, and is taken anew.</summary>
    public Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    )
    {
        Samples.TryRemove(workspaceId, out _);
        return Task.CompletedTask;
    }
}
