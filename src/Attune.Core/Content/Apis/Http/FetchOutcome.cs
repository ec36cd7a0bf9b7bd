namespace Attune.Core.Content.Apis.Http;

/// <summary>How a fetch of a content API ended; the value of the metrics' tag <c>outcome</c>.</summary>
internal enum FetchOutcome
{
    /// <summary>With JSON.</summary>
    Answered,

    /// <summary>With a status or body that is of no use.</summary>
    Refusing,

    /// <summary>With no answer, or none in time.</summary>
    Unreachable,

    /// <summary>This server does not call there.</summary>
    Refused,

    /// <summary>It was not tried: the breaker is open.</summary>
    BreakerOpen,
}
