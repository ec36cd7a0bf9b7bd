namespace Attune.Core.Geo;

/// <summary>A geo database cannot be served. The message is written for the operator and names the file.</summary>
public sealed class GeoDatabaseException(string message, Exception? inner = null) : Exception(message, inner);
