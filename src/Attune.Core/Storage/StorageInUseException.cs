namespace Attune.Core.Storage;

/// <summary>Another server holds the data directory or the database. A server that meets this says so and exits.</summary>
public sealed class StorageInUseException(string message) : Exception(message);
