using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Personalize;

/// <summary>
/// The wording of the personalize family, <c>{title, description, code?}</c> (wire.md 1.8). The code, eight letters and
/// digits, is on validation failures only; it is the request's own name, so that it can be found in the log.
/// </summary>
internal sealed class PersonalizeErrors : IErrorFamily
{
    public static readonly PersonalizeErrors Instance = new();

    /// <summary>The paths of the family.</summary>
    public static readonly string[] Prefixes = ["/v1/experiences"];

    /// <summary>Names the fields that hold what they may not.</summary>
    public static Task InvalidAsync(HttpContext context, IReadOnlyList<FetchProblem> problems) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            "Invalid Field Value",
            string.Join("; ", problems.Select(Describe)),
            context.RequestName()
        );

    /// <summary>Says that a report of events has nothing that could be kept (wire.md 2.2).</summary>
    /// <param name="context">The request.</param>
    /// <param name="validator">What was checked: <c>Element</c>, <c>Required</c>, <c>Length</c> or <c>Type</c>.</param>
    /// <param name="field">The field that failed.</param>
    public static Task InvalidElementsAsync(HttpContext context, string validator, string field) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            "Invalid Field Value",
            $"elements - Validators Failed : Validator: {validator}, Errored Field: {field}",
            context.RequestName()
        );

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        failure is AuthenticationFailure.AppKeyMissing or AuthenticationFailure.AppKeyUnknown
            ? WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "Request Error",
                "MoEngage Client not found. Please check values for headers - MOE-APPKEY or MOE-DBNAME"
            )
            : RefuseKeyAsync(context);

    /// <summary>The schema knows no 403: a key of another scope is a documented cause of 401.</summary>
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
            "The server cannot answer at the moment. Please try again later."
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status500InternalServerError,
            "Internal Server Error",
            "An unexpected error occurred on the server."
        );

    private static string Describe(FetchProblem problem) =>
        problem.Allowed is { } allowed
            ? $"{problem.Field} - Enum doesnt allow value: {problem.Found}, allowed values: [{string.Join(", ", allowed)}]"
            : $"{problem.Field} - Some of the field values are invalid: {problem.Field} : {problem.Found}";

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
