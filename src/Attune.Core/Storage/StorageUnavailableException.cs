namespace Attune.Core.Storage;

/// <summary>
/// The database cannot be used: it is absent, gone, full, read-only or damaged. What was asked for has not been
/// acknowledged; for a write it is unknown whether it happened, so that a caller may safely repeat it (events carry a UUID).
/// </summary>
public class StorageUnavailableException : Exception
{
    public StorageUnavailableException(string message)
        : base(message) { }

    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}
