using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Recommendations;

/// <summary>The wording of the recommendations family, <c>{"error-code", "message"}</c> (published recommendations schema).</summary>
internal sealed class RecommendationErrors : IErrorFamily
{
    public static readonly RecommendationErrors Instance = new();

    /// <summary>The paths of the family.</summary>
    public const string Prefix = "/v1/recommendations";

    private const string InvalidFormat = "invalid-request-format";

    public static Task UnknownAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            "recommendation does not exist",
            "Recommendation does not exist or archived. Please check recommendation_id."
        );

    public static Task UnknownUserAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            "user does not exist",
            "User does not exist. Please check user_id."
        );

    public static Task InvalidIdAsync(HttpContext context) =>
        InvalidAsync(context, "Invalid format provided for recommendation_id.");

    public static Task InvalidAsync(HttpContext context, string message) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, InvalidFormat, message);

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "request-unauthenticated",
            "Your request is unauthorized. Please verify your credentials and try again."
        );

    /// <summary>The schema knows no 403.</summary>
    public Task ForbiddenAsync(HttpContext context, KeyScopes required) =>
        UnauthenticatedAsync(context, AuthenticationFailure.KeyUnknown);

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        InvalidAsync(context, "The request body is not a valid JSON. Please provide a valid JSON request body.");

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        WriteAsync(
            context,
            StatusCodes.Status415UnsupportedMediaType,
            InvalidFormat,
            "The content type is not supported. Please provide a JSON request body."
        );

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        WriteAsync(
            context,
            StatusCodes.Status413PayloadTooLarge,
            "payload-size-exceeded",
            $"Your payload size exceeds the {limitBytes / (1024 * 1024)}MB limit. Please reduce the payload size and try again."
        );

    /// <summary>Documented without a body; the headers tell.</summary>
    public Task RateLimitedAsync(HttpContext context, RateLimitResult result)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }

    public Task NotFoundAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, InvalidFormat, $"{context.Request.Path} does not exist.");

    public Task MethodNotAllowedAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status405MethodNotAllowed,
            InvalidFormat,
            $"{context.Request.Method} is not supported here."
        );

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString();
        return WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "service-unavailable",
            "The server cannot answer at the moment. Please try again later."
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status500InternalServerError,
            "unexpected-error",
            "Something went wrong with your request. Please contact the MoEngage team for further assistance."
        );

    private static Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new Dictionary<string, string> { ["error-code"] = code, ["message"] = message },
            JsonAnswers.Options
        );
    }
}
