using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.RateLimits;

namespace Attune.Server.Http;

/// <summary>
/// How one API family words what goes wrong before or around its endpoints. Each family has one class, in one file,
/// which holds every documented text of the family. Implementations keep no state and are safe for concurrent use; a
/// method sets status, headers and body, and is called only while the response has not started.
/// </summary>
public interface IErrorFamily
{
    /// <summary>The caller did not show who it is. Usually 401.</summary>
    Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure);

    /// <summary>The caller's key does not carry <paramref name="required"/>. Usually 403.</summary>
    Task ForbiddenAsync(HttpContext context, KeyScopes required);

    /// <summary>The body is not one well-formed JSON document. Usually 400.</summary>
    Task MalformedJsonAsync(HttpContext context, MalformedBody reason);

    /// <summary>
    /// The body is of a media type or an encoding that the endpoint does not read. Usually 415.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="sent">What the header said, or null where there is no Content-Type.</param>
    Task UnsupportedMediaTypeAsync(HttpContext context, string? sent);

    /// <summary>The body, as sent or unpacked, is longer than <paramref name="limitBytes"/>. Usually 413.</summary>
    Task TooLargeAsync(HttpContext context, long limitBytes);

    /// <summary>The workspace has used up its rate. Headers are set already. Always 429.</summary>
    Task RateLimitedAsync(HttpContext context, RateLimitResult result);

    /// <summary>Nothing is at this path. Always 404.</summary>
    Task NotFoundAsync(HttpContext context);

    /// <summary>The path exists for other methods; the Allow header is set already. Always 405.</summary>
    Task MethodNotAllowedAsync(HttpContext context);

    /// <summary>The server cannot do this now (its database does not answer) and may later. Usually 503.</summary>
    Task UnavailableAsync(HttpContext context, TimeSpan retryAfter);

    /// <summary>A fault of the server. The body says nothing about the cause. Usually 500.</summary>
    Task ServerErrorAsync(HttpContext context);
}
