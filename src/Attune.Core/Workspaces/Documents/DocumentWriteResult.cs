namespace Attune.Core.Workspaces.Documents;

/// <summary>What became of a write: all of its changes, or none.</summary>
public sealed record DocumentWriteResult
{
    public required DocumentWriteStatus Status { get; init; }

    /// <summary>The workspace's configuration version after the write; where nothing was written, as it stands.</summary>
    public required long ConfigurationVersion { get; init; }

    /// <summary>The new versions, in the order of the changes (a deletion has one too); empty where nothing was written.</summary>
    public IReadOnlyList<long> Versions { get; init; } = [];

    /// <summary>The first document that stood in the way: the one at another version, or the one that has the name.</summary>
    public DocumentKey? Conflict { get; init; }

    /// <summary>The version that <see cref="Conflict"/> is at; 0 where it does not exist.</summary>
    public long ConflictVersion { get; init; }

    public bool IsWritten => Status == DocumentWriteStatus.Written;
}
