using System.Net;

namespace Attune.Core.Content.Apis.Http;

/// <summary>A content API answered, and not with what a template can use. The message holds nothing of the answer.</summary>
internal sealed class ContentApiException(
    string message,
    bool isTransient,
    TimeSpan? retryAfter = null,
    int? status = null
) : Exception(message)
{
    /// <summary>Whether asking again may help.</summary>
    public bool IsTransientFailure => isTransient;

    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Of the content API itself; null where it is not its answer.</summary>
    public int? Status => status;

    public static bool IsTransient(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
}
