namespace Attune.Core.Storage;

/// <summary>How far the database behind the server has come.</summary>
public enum StorageState
{
    /// <summary>Not opened yet, or being opened again after it was lost.</summary>
    Opening,

    /// <summary>Locked for this server, migrated, and accepting reads and writes.</summary>
    Ready,

    /// <summary>Gave an error after which nothing written may be believed durable; only a restart helps.</summary>
    Failed,

    /// <summary>Closed by the server itself.</summary>
    Closed,
}
