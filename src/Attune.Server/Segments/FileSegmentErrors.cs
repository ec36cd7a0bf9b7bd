using Attune.Core.Workspaces;
using Attune.Decisions.Validation;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Segments;

/// <summary>The wording of file segments, <c>{title, description}</c> (wire.md 5.8, version 2).</summary>
internal sealed class FileSegmentErrors : IErrorFamily
{
    public static readonly FileSegmentErrors Instance = new();

    /// <summary>The paths of the family.</summary>
    public static readonly string[] Prefixes = ["/v2/custom-segments"];

    private const string InvalidRequest = "Invalid Request";
    private const string TooMany = "Too Many Requests";

    /// <summary>Names everything that is wrong with a request.</summary>
    public static Task InvalidAsync(HttpContext context, IReadOnlyList<ConfigurationProblem> problems) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            InvalidRequest,
            string.Join("; ", problems.Select(problem => problem.ToString()))
        );

    public static Task UnknownNameAsync(HttpContext context, string? name) =>
        WriteAsync(
            context,
            StatusCodes.Status404NotFound,
            "Entity Not Found",
            $"Segment not found with the given name: {name}"
        );

    public static Task NameTakenAsync(HttpContext context, string name) =>
        WriteAsync(context, StatusCodes.Status409Conflict, "Resource not created", $"Name already exists : {name}");

    public static Task TooManySegmentsAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            TooMany,
            "Total active segments limit breached. Request rejected!"
        );

    public static Task ChangedMeanwhileAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status409Conflict,
            "Conflict",
            "Somebody else has just changed the segment. Please try again."
        );

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        failure is AuthenticationFailure.AppKeyMissing or AuthenticationFailure.AppKeyUnknown
            ? WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "Request Error",
                "MoEngage Client not found. Please check values for headers - MOE-APPKEY or MOE-DBNAME"
            )
            : WriteAsync(
                context,
                StatusCodes.Status401Unauthorized,
                "Authentication required",
                FilterSegmentErrors.WhyUnknown(failure)
            );

    public Task ForbiddenAsync(HttpContext context, KeyScopes required) =>
        WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            "Forbidden operation",
            $"The API key does not have the {required} scope."
        );

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            InvalidRequest,
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
            TooMany,
            $"API rate limit breached. Current limit: {result.Limit}/1 mins"
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
            "The server cannot do this at the moment. Please try again later."
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status500InternalServerError, "Internal Server Error", null);

    private static Task WriteAsync(HttpContext context, int status, string title, string? description)
    {
        context.Response.StatusCode = status;
        return description is null
            ? context.Response.WriteAsJsonAsync(new { title }, JsonAnswers.Options)
            : context.Response.WriteAsJsonAsync(new { title, description }, JsonAnswers.Options);
    }
}
