using Attune.Core.Workspaces;
using Attune.Decisions.Validation;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Segments;

/// <summary>
/// The wording of segments made of filters, <c>{response_id, type, error: {code, message, …}}</c> (wire.md 5.8, version 3). What is
/// wrong in particular follows the documented sentence.
/// </summary>
internal sealed class FilterSegmentErrors : IErrorFamily
{
    public static readonly FilterSegmentErrors Instance = new();

    /// <summary>The paths of the family.</summary>
    public static readonly string[] Prefixes = ["/v3/custom-segments"];

    /// <summary>The value of <c>type</c> in every answer.</summary>
    public const string ResourceType = "custom_segment";

    private const string NotCreated = "Resource not created";
    private const string TooMany = "Too Many Requests";

    /// <summary>Words a refusal by the worst of its problems: what can never be, before what is only too much.</summary>
    public static Task InvalidAsync(HttpContext context, IReadOnlyList<ConfigurationProblem> problems)
    {
        var details = string.Join("; ", problems.Select(problem => problem.ToString()));
        var (status, code, message) =
            Has(ProblemKind.Cyclic)
                ? (
                    StatusCodes.Status412PreconditionFailed,
                    "Cyclic Entity",
                    "Circular reference detected in the custom segment definition."
                )
            : Has(ProblemKind.Invalid) || Has(ProblemKind.NotFound)
                ? (
                    StatusCodes.Status400BadRequest,
                    "Invalid Request",
                    "Invalid request. Please ensure that the filters are correct and the custom-segment name doesn't contain HTML characters/only whitespaces."
                )
            : Has(ProblemKind.TooDeep)
                ? (
                    StatusCodes.Status413PayloadTooLarge,
                    "Query has too many nesting levels",
                    "The query has too many levels of nesting. Please reduce the segment nesting."
                )
            : Has(ProblemKind.TooManySegments)
                ? (
                    StatusCodes.Status413PayloadTooLarge,
                    "Too many segments in a query",
                    "The query has too many custom segments. Please reduce the custom segments."
                )
            : (
                StatusCodes.Status413PayloadTooLarge,
                "Query length limit exceeded",
                "The query is too large to execute. Please reduce the filters."
            );
        return WriteAsync(context, status, new Error(code, $"{message} {details}"));

        bool Has(ProblemKind kind) => problems.Any(problem => problem.Kind == kind);
    }

    public static Task UnknownIdAsync(HttpContext context, string id) =>
        WriteAsync(
            context,
            StatusCodes.Status404NotFound,
            new Error("Entity Not Found", $"Custom segment not found with the given id: {id}")
        );

    public static Task NameTakenAsync(HttpContext context, string name) =>
        WriteAsync(
            context,
            StatusCodes.Status409Conflict,
            new Error(
                NotCreated,
                $"Another custom-segment already exists with the same name: {name}. Please change the custom-segment name."
            )
        );

    public static Task FiltersTakenAsync(HttpContext context, string existingName, string existingId) =>
        WriteAsync(
            context,
            StatusCodes.Status409Conflict,
            new Error(
                NotCreated,
                $"Another custom-segment already exists containing the given filters: {existingName}. Please reuse the same or update the filters"
            )
            {
                ExistingCsName = existingName,
                ExistingCsId = existingId,
            }
        );

    public static Task TooManySegmentsAsync(HttpContext context, int count, int limit) =>
        WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            new Error(TooMany, "Total active segments limit breached. Request rejected!")
            {
                ActualCount = count,
                Limit = limit,
            }
        );

    public static Task NotUpdatableAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            new Error(
                "Forbidden operation",
                "Update isn't supported for file-segments, internally created custom-segments, custom-segments imported from Analyze and archived custom-segments."
            )
        );

    /// <summary>What a change would break elsewhere, or that somebody else was quicker.</summary>
    public static Task ConflictAsync(HttpContext context, string message) =>
        WriteAsync(context, StatusCodes.Status409Conflict, new Error("Conflict", message));

    /// <summary>The sentence for a caller who is not known.</summary>
    public static string WhyUnknown(AuthenticationFailure failure) =>
        failure
            is AuthenticationFailure.AppKeyMismatch
                or AuthenticationFailure.WorkspaceUnknown
                or AuthenticationFailure.UserNameMissing
            ? "Invalid APP_KEY used in Authentication Header"
            : "APP_SECRET key mismatch. Please login to the dashboard to verify key";

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        failure is AuthenticationFailure.AppKeyMissing or AuthenticationFailure.AppKeyUnknown
            ? WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                new Error(
                    "Request Error",
                    "MoEngage Client not found. Please check values for headers - MOE-APPKEY or MOE-DBNAME"
                )
            )
            : WriteAsync(
                context,
                StatusCodes.Status401Unauthorized,
                new Error("Authentication required", WhyUnknown(failure))
            );

    public Task ForbiddenAsync(HttpContext context, KeyScopes required) =>
        WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            new Error("Forbidden operation", $"The API key does not have the {required} scope.")
        );

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) => MalformedAsync(context);

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        WriteAsync(
            context,
            StatusCodes.Status415UnsupportedMediaType,
            new Error("Unsupported media type", "Content type is not supported")
        );

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        WriteAsync(
            context,
            StatusCodes.Status413PayloadTooLarge,
            new Error("Query length limit exceeded", "The query is too large to execute. Please reduce the filters.")
        );

    public Task RateLimitedAsync(HttpContext context, RateLimitResult result) =>
        WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            new Error(TooMany, $"API rate limit breached. Current limit: {result.Limit}/1 mins")
        );

    public Task NotFoundAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status404NotFound,
            new Error("Entity Not Found", $"{context.Request.Path} does not exist")
        );

    public Task MethodNotAllowedAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status405MethodNotAllowed,
            new Error("Method Not Allowed", $"{context.Request.Method} is not supported here")
        );

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString();
        return WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            new Error("Service Unavailable", "The server cannot do this at the moment. Please try again later.")
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status500InternalServerError,
            new Error(
                "Internal Server Error",
                "An unexpected error was encountered while processing this request. Please contact MoEngage Team"
            )
        );

    private static Task MalformedAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            new Error(
                "Invalid request",
                "Invalid request format. Please check the documentation to ensure that the request has been formed correctly."
            )
        );

    private static Task WriteAsync(HttpContext context, int status, Error error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new ErrorAnswer(context.RequestName(), ResourceType, error),
            SegmentJson.Options
        );
    }

    private sealed record Error(string Code, string Message)
    {
        public string? ExistingCsName { get; init; }

        public string? ExistingCsId { get; init; }

        public int? ActualCount { get; init; }

        public int? Limit { get; init; }
    }

    private sealed record ErrorAnswer(string ResponseId, string Type, Error Error);
}
