namespace Attune.Core.Outbound;

/// <summary>Why a request to another server gave no answer.</summary>
public enum OutboundFailure
{
    /// <summary>The address, port, scheme or redirect is one that this server does not call. Nothing was sent to it.</summary>
    Refused,

    /// <summary>The name is unknown, or no connection came about or held.</summary>
    Unreachable,

    /// <summary>The answer was not complete in time.</summary>
    TimedOut,

    /// <summary>The answer is longer than allowed, as sent or unpacked.</summary>
    TooLarge,

    /// <summary>The answer breaks HTTP, or its encoding.</summary>
    Damaged,
}
