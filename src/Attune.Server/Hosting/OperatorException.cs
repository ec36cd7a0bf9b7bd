namespace Attune.Server.Hosting;

/// <summary>
/// The server cannot start for a reason that its operator can put right. The message is shown alone, without a stack
/// trace, and the program ends with exit code 1.
/// </summary>
public sealed class OperatorException(string message) : Exception(message);
