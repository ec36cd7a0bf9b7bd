namespace Attune.Core.Workspaces.Keys;

/// <summary>Where the last use of keys is kept, outside of their history. Safe for concurrent use.</summary>
public interface IKeyUseStore
{
    /// <summary>The last uses that are known in a workspace.</summary>
    Task<IReadOnlyList<KeyUse>> ListAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>Keeps those uses that are later than what is kept.</summary>
    Task RecordAsync(IReadOnlyList<KeyUse> uses, CancellationToken cancellationToken);
}
