using System.Collections.Concurrent;
using Attune.Core.Workspaces.Keys;

namespace Attune.Core.Tests.Workspaces;

/// <summary>Uses of keys without a database.</summary>
public sealed class InMemoryKeyUseStore : IKeyUseStore
{
    private readonly ConcurrentDictionary<string, KeyUse> uses = new();

    /// <summary>What the next write throws.</summary>
    public Exception? Failure { get; set; }

    public Task<IReadOnlyList<KeyUse>> ListAsync(string workspaceId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KeyUse>>([.. uses.Values.Where(use => use.WorkspaceId == workspaceId)]);

    public Task RecordAsync(IReadOnlyList<KeyUse> recorded, CancellationToken cancellationToken)
    {
        if (Failure is { } failure)
        {
            throw failure;
        }
        foreach (var use in recorded)
        {
            uses[use.KeyId] = use;
        }
        return Task.CompletedTask;
    }
}
