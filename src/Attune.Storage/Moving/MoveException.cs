namespace Attune.Storage.Moving;

/// <summary>A move cannot go on; the message is for the operator.</summary>
internal sealed class MoveException(string message) : Exception(message);
