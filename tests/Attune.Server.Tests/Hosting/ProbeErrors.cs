using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;
using Microsoft.AspNetCore.Http;

namespace Attune.Server.Tests.Hosting;

/// <summary>A family that says in plain words which of its methods was called, and with what.</summary>
internal sealed class ProbeErrors : IErrorFamily
{
    public static readonly ProbeErrors Instance = new();

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        Write(context, 401, $"unauthenticated {failure}");

    public Task ForbiddenAsync(HttpContext context, KeyScopes required) => Write(context, 403, $"forbidden {required}");

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        Write(context, 400, $"malformed {reason.Kind}");

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        Write(context, 415, $"media type {sent ?? "none"}");

    public Task TooLargeAsync(HttpContext context, long limitBytes) => Write(context, 413, $"too large {limitBytes}");

    public Task RateLimitedAsync(HttpContext context, RateLimitResult result) =>
        Write(context, 429, $"rate limited {result.Api} {result.Limit} {result.RetryAfter.TotalSeconds}");

    public Task NotFoundAsync(HttpContext context) => Write(context, 404, "not found");

    public Task MethodNotAllowedAsync(HttpContext context) => Write(context, 405, "method not allowed");

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter) => Write(context, 503, "unavailable");

    public Task ServerErrorAsync(HttpContext context) => Write(context, 500, "server error");

    private static Task Write(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }
}
