using Attune.Core.Workspaces;
using Attune.Decisions.Validation;
using Attune.Server.Authentication;
using Attune.Server.Fields;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.ContentBlocks;

/// <summary>
/// The wording of the content-blocks family, <c>{title, description, code?}</c> (published content-blocks schema). The
/// code is the request's own name, so that it can be found in the log.
/// </summary>
internal sealed class ContentBlockErrors : IErrorFamily
{
    public static readonly ContentBlockErrors Instance = new();

    /// <summary>The paths of the family.</summary>
    public const string Prefix = "/v1/external/campaigns";

    /// <summary>Names the fields that hold what they may not.</summary>
    public static Task InvalidAsync(HttpContext context, IEnumerable<FieldProblem> problems) =>
        InvalidAsync(context, problems.Select(Describe));

    /// <summary>Names what a use case refuses.</summary>
    public static Task InvalidAsync(HttpContext context, IEnumerable<ConfigurationProblem> problems) =>
        InvalidAsync(context, problems.Select(problem => $"{problem.Path} - {problem.Message}"));

    public static Task UnknownAsync(HttpContext context, string id) =>
        InvalidAsync(context, [$"id - Content block with id '{id}' does not exist"]);

    public static Task RefusedAsync(HttpContext context, string message) => InvalidAsync(context, [$"id - {message}"]);

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        failure is AuthenticationFailure.AppKeyMissing or AuthenticationFailure.AppKeyUnknown
            ? InvalidAsync(
                context,
                [
                    $"app_key - Some of the field values are invalid: app_key : {(failure == AuthenticationFailure.AppKeyMissing ? "None" : "unknown")}",
                ]
            )
            : RefuseKeyAsync(context);

    /// <summary>The schema knows no 403.</summary>
    public Task ForbiddenAsync(HttpContext context, KeyScopes required) => RefuseKeyAsync(context);

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            "Malformed JSON",
            "Could not decode the request body. The JSON was incorrect or not encoded as UTF-8."
        );

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        WriteAsync(
            context,
            StatusCodes.Status415UnsupportedMediaType,
            "Unsupported media type",
            "Content type is not supported"
        );

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        WriteAsync(
            context,
            StatusCodes.Status413PayloadTooLarge,
            "Payload Too Large",
            $"Payload size exceeds {limitBytes / 1024} KB"
        );

    public Task RateLimitedAsync(HttpContext context, RateLimitResult result) =>
        WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            "Too Many Requests",
            $"Rate limit exceeded. Current limit: {result.Limit}/1 mins"
        );

    public Task NotFoundAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "Not Found", $"{context.Request.Path} does not exist");

    public Task MethodNotAllowedAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status405MethodNotAllowed,
            "Method Not Allowed",
            $"{context.Request.Method} is not supported here"
        );

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString();
        return WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "Service Unavailable",
            "The server cannot answer at the moment. Please try again later.",
            context.RequestName()
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status500InternalServerError,
            "Internal Server Error",
            "An unexpected error occurred on the server.",
            "SRV_ERR_123"
        );

    private static string Describe(FieldProblem problem) =>
        problem.Kind switch
        {
            FieldProblemKind.NotAllowed =>
                $"{problem.Path} - Enum doesnt allow value: {problem.Found}, allowed values: [{string.Join(", ", problem.Allowed)}]",
            FieldProblemKind.Broken => $"{problem.Path} - {problem.Message}",
            _ => $"{problem.Path} - Some of the field values are invalid: {problem.Path} : {problem.Found}",
        };

    private static Task InvalidAsync(HttpContext context, IEnumerable<string> descriptions) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            "Invalid Field Value",
            string.Join("; ", descriptions),
            context.RequestName()
        );

    private static Task RefuseKeyAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "Authentication required",
            "Invalid API_KEY used in Authentication Header"
        );

    private static Task WriteAsync(
        HttpContext context,
        int status,
        string title,
        string description,
        string? code = null
    )
    {
        context.Response.StatusCode = status;
        return code is null
            ? context.Response.WriteAsJsonAsync(new { title, description }, JsonAnswers.Options)
            : context.Response.WriteAsJsonAsync(
                new
                {
                    title,
                    description,
                    code,
                },
                JsonAnswers.Options
            );
    }
}
