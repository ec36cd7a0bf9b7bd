using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.ContentApis;

/// <summary>
/// The wording of the V5 family, <c>{response_id, error:{code, message, target, details:[{target, message}]}}</c> (wire.md
/// 3.2 and 5).
/// </summary>
internal sealed class VersionFiveErrors : IErrorFamily
{
    public const string Prefix = "/v5";

    public static readonly VersionFiveErrors Instance = new();

    private const string Unauthorized = "UNAUTHORIZED";
    private const string Invalid = "VALIDATION_FAILED";
    private const string NotFound = "NOT_FOUND";

    /// <summary>Names everything that is wrong with a request.</summary>
    public static Task InvalidAsync(HttpContext context, IReadOnlyList<(string Target, string Message)> problems) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            Invalid,
            "One or more fields failed validation.",
            [.. problems.Select(problem => new Detail(problem.Target, problem.Message))]
        );

    public static Task UnknownAsync(HttpContext context, string target, string message) =>
        WriteAsync(context, StatusCodes.Status404NotFound, NotFound, message, [new Detail(target, message)]);

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        WriteAsync(context, StatusCodes.Status401Unauthorized, Unauthorized, "Invalid or missing credentials.");

    public Task ForbiddenAsync(HttpContext context, KeyScopes required) =>
        WriteAsync(context, StatusCodes.Status403Forbidden, "FORBIDDEN", "The key does not give access to this API.");

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, "BAD_REQUEST", "The request body is not valid JSON.");

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        WriteAsync(
            context,
            StatusCodes.Status415UnsupportedMediaType,
            "UNSUPPORTED_MEDIA_TYPE",
            "The Content-Type must be application/json."
        );

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        WriteAsync(
            context,
            StatusCodes.Status413PayloadTooLarge,
            "PAYLOAD_TOO_LARGE",
            $"The payload is larger than {limitBytes / 1024} KB."
        );

    public Task RateLimitedAsync(HttpContext context, RateLimitResult result) =>
        WriteAsync(context, StatusCodes.Status429TooManyRequests, "RATE_LIMITED", "Rate limit exceeded for app key.");

    public Task NotFoundAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, NotFound, "There is no such resource.");

    public Task MethodNotAllowedAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status405MethodNotAllowed,
            "METHOD_NOT_ALLOWED",
            "The resource does not have this method."
        );

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString();
        return WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "SERVICE_UNAVAILABLE",
            "The server cannot answer at the moment."
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status500InternalServerError,
            "INTERNAL_ERROR",
            "An unexpected error was encountered."
        );

    private static Task WriteAsync(
        HttpContext context,
        int status,
        string code,
        string message,
        IReadOnlyList<Detail>? details = null
    )
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new
            {
                response_id = ResponseIds.Of(context),
                error = new
                {
                    code,
                    message,
                    target = details is [var only] ? only.Target : null,
                    details = details ?? [],
                },
            },
            JsonAnswers.Options
        );
    }

    private sealed record Detail(string Target, string Message);
}
