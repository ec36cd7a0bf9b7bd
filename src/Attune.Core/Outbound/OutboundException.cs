namespace Attune.Core.Outbound;

/// <summary>
/// A request to another server gave no answer. The message names the host and never the path, query or headers, which may
/// hold secrets.
/// </summary>
public sealed class OutboundException(OutboundFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public OutboundFailure Failure => failure;
}
